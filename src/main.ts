import './styles/index.css'
import './no-eval'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { applyStoredScheme } from './composables/useColourScheme'
import { installTrustedTypes } from './map/trusted-types'
import { router } from './router'

installTrustedTypes()
applyStoredScheme()
createApp(App).use(createPinia()).use(router).mount('#app')
