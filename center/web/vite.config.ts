// How the page is built: nothing inline, so that it works under `default-src 'self'`.
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { licences } from './tools/licences'

export default defineConfig({
  plugins: [vue(), licences()],
  build: {
    target: 'es2021',
    assetsInlineLimit: 0, // a data: address is not 'self'
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700, // kB; the first load is measured by tests/unit/size.test.ts
  },
  server: { proxy: { '/staff': process.env.BANSHI_CENTER ?? 'http://127.0.0.1:8445' } },
})
