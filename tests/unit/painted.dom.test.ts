import { effectScope, shallowRef } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { usePainted } from '../../src/composables/usePainted'

describe('what waits for the paint', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    return vi.useRealTimers
  })
  afterEach(() => vi.restoreAllMocks())

  it('follows after the frame, and skips values that only pass', () => {
    const source = shallowRef(1)
    const seen: number[] = []
    const scope = effectScope()
    const painted = scope.run(() => usePainted(() => source.value))!
    source.value = 2
    seen.push(painted.value)
    vi.advanceTimersByTime(50)
    source.value = 3
    vi.advanceTimersByTime(90)
    seen.push(painted.value)
    vi.advanceTimersByTime(200)
    seen.push(painted.value)
    scope.stop()
    expect(seen).toEqual([1, 1, 3])
  })

  it('stops with the component that asked', () => {
    const source = shallowRef(1)
    const scope = effectScope()
    const painted = scope.run(() => usePainted(() => source.value))!
    source.value = 2
    scope.stop()
    vi.advanceTimersByTime(500)
    expect(painted.value).toBe(1)
  })
})
