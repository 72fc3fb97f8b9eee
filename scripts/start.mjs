/**
 * `npm start`: everything that a bare machine with Node needs, then the local cloud in this same process.
 */
import { createRequire } from 'node:module'
import { prepareMachine } from './lib/install.mjs'

prepareMachine()

// tsx teaches this process to load TypeScript; no second process stands between the terminal and the cloud.
await import('tsx')
createRequire(import.meta.url)('../local/main.ts')
