import './context.css'

/** The parts of the World screen while counts stand in place of the score; loaded when they are first chosen. */
export { default as ContextCard } from './ContextCard.vue'
export { default as ContextControls } from './ContextControls.vue'
export { default as ContextLegend } from './ContextLegend.vue'
export { default as ContextList } from './ContextList.vue'
export { default as ContextPanel } from './ContextPanel.vue'
