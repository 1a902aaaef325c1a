import { readonly, ref, type Ref } from 'vue'

export type ColourScheme = 'light' | 'dark'
const KEY = 'forewatch-scheme'
const chosen = ref<ColourScheme>()
const system = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : undefined
const systemDark = ref(system?.matches ?? false)
system?.addEventListener('change', (event) => (systemDark.value = event.matches))
/** Goes up whenever colours change, so that charts can be drawn anew. */
const changes = ref(0)

function apply(scheme: ColourScheme | undefined): void {
  document.documentElement.classList.toggle('light', scheme === 'light')
  document.documentElement.classList.toggle('dark', scheme === 'dark')
  changes.value++
}

/** Paper is white: light colours while a page is printed, whatever the screen shows. */
function lightOnPaper(): void {
  window.addEventListener('beforeprint', () => apply('light'))
  window.addEventListener('afterprint', () => apply(chosen.value))
}

/** Sets the scheme a person chose earlier, before anything is drawn. */
export function applyStoredScheme(): void {
  try {
    const stored = localStorage.getItem(KEY)
    chosen.value = stored === 'light' || stored === 'dark' ? stored : undefined
  } catch {
    // A browser without storage keeps to the system's scheme.
  }
  apply(chosen.value)
  lightOnPaper()
}

/** Light or dark: the system's, until a person chooses. */
export function useColourScheme(): {
  readonly isDark: () => boolean
  readonly changes: Readonly<Ref<number>>
  toggle(): void
} {
  const isDark = () => (chosen.value ? chosen.value === 'dark' : systemDark.value)
  return {
    isDark,
    changes: readonly(changes),
    toggle() {
      chosen.value = isDark() ? 'light' : 'dark'
      try {
        localStorage.setItem(KEY, chosen.value)
      } catch {
        // The choice then lasts as long as the page.
      }
      apply(chosen.value)
    },
  }
}
