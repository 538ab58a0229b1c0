// Opens the page.
import './theme/tokens.css'
import './theme/base.css'
import './theme/element'
import './theme/element.css'
import { createApp } from 'vue'
import App from './App.vue'
import { whenSessionIsLost } from './api/client'
import { router } from './router'
import { end, session } from './state/session'

whenSessionIsLost(() => {
  if (!session.value) return
  end()
  void router.replace({ path: '/login', query: { over: '1', next: router.currentRoute.value.fullPath } })
})

createApp(App).use(router).mount('#app')
