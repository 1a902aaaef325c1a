import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** Inner width of an element in px, followed while it changes, so that a chart is drawn for its width and never shrunk. */
export function useElementWidth(element: Readonly<Ref<HTMLElement | null>>, initial: number): Ref<number> {
  const width = ref(initial)
  let observer: ResizeObserver | undefined
  onMounted(() => {
    const target = element.value
    if (!target) return
    const read = () => {
      const now = Math.floor(target.clientWidth)
      if (now > 0 && now !== width.value) width.value = now
    }
    read()
    observer = new ResizeObserver(read)
    observer.observe(target)
  })
  onBeforeUnmount(() => observer?.disconnect())
  return width
}
