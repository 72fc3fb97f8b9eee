import { readFileSync } from 'node:fs'
import { builtFunctions } from './function-sizes.mjs'
import { inRoot } from './run.mjs'

/**
 * @typedef {object} FunctionSettings what stands in a function's function.json
 * @property {number} [timeout] seconds
 * @property {number} [memory] MB
 * @property {Record<string, string>} [env]
 * @property {{ name: string, type: 'timer', config: string }[]} [triggers]
 * @property {string} [http] path under which HTTP access leads to the function
 */

const RUNTIME = 'Nodejs20.19'

/** @param {string} name @returns {FunctionSettings} */
export const settingsOf = (name) =>
  JSON.parse(readFileSync(inRoot(`dist/cloudfunctions/${name}/function.json`), 'utf8'))

/** Names of the built functions. */
export const functionNames = () => builtFunctions().map(({ name }) => name)

/** @param {string} name the function as the CloudBase tools want to be told of it */
export function functionConfig(name) {
  const { timeout = 3, memory = 256, env = {}, triggers = [] } = settingsOf(name)
  return {
    name,
    handler: 'index.main',
    runtime: RUNTIME,
    timeout,
    memorySize: memory,
    // The bundle carries its dependencies, so that what is deployed is what was tested.
    installDependency: false,
    // A deployment replaces all online values: what is not in function.json is gone afterwards.
    envVariables: env,
    triggers,
  }
}

/**
 * What `tcb fn deploy` reads. The environment comes from the person's own .env, never from the project.
 * @param {string} functionRoot relative to where the file will lie
 */
export const cloudbaserc = (functionRoot) => ({
  version: '2.0',
  envId: '{{env.CLOUDBASE_ENV_ID}}',
  functionRoot,
  functions: functionNames().map(functionConfig),
})
