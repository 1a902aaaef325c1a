import './styles/index.css'

/** The newest list stands in the page itself; the app, already on its way, takes over after that list has been drawn. */
await drawn()
const { start } = await import('./start')
await start()

/** Two frames, so that the first is surely on screen. A page in the background draws none and does not wait. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    if (document.visibilityState === 'hidden') resolve()
    else requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
    setTimeout(resolve, 1000)
  })
}
