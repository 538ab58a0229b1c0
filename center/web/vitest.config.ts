// Units run in a made-up document, the rest in Debian's Chromium.
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    server: { deps: { inline: ['element-plus'] } },
  },
})
