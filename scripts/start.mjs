/**
 * `npm start`: what a bare machine with Node needs, then the local cloud in this same process. No second process stands
 * between the terminal and the cloud.
 */
import { createRequire } from 'node:module'
import { prepareMachine } from './lib/install.mjs'

prepareMachine()
// tsx teaches this process to load TypeScript.
await import('tsx')
createRequire(import.meta.url)('../local/main.ts')
