import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** Widest chart on a printed page: A4 and Letter less margins and padding, in px of the page. */
const PRINT_PX = 620

/** Inner width of an element in px, followed while it changes, so that a chart is drawn for its width and never shrunk.
 *  Before a page is printed charts are drawn for paper, where panels stand one below the other. */
export function useElementWidth(element: Readonly<Ref<HTMLElement | null>>, initial: number): Ref<number> {
  const width = ref(initial)
  let observer: ResizeObserver | undefined
  const read = () => {
    const now = Math.floor(element.value?.clientWidth ?? 0)
    if (now > 0 && now !== width.value) width.value = now
  }
  const forPaper = () => (width.value = Math.min(width.value, PRINT_PX))
  onMounted(() => {
    const target = element.value
    if (!target) return
    read()
    observer = new ResizeObserver(read)
    observer.observe(target)
    window.addEventListener('beforeprint', forPaper)
    window.addEventListener('afterprint', read)
  })
  onBeforeUnmount(() => {
    observer?.disconnect()
    window.removeEventListener('beforeprint', forPaper)
    window.removeEventListener('afterprint', read)
  })
  return width
}
