import { readFileSync } from 'node:fs'
import { functionConfig, functionNames, settingsOf } from './cloudbaserc.mjs'
import { inRoot } from './run.mjs'

/**
 * What a deployment does, as a list of steps: the plan prints them, the deployment runs them.
 *
 * @typedef {object} IndexSpec
 * @property {string} name
 * @property {[field: string, direction: 1 | -1][]} keys
 * @property {boolean} [unique]
 * @property {boolean} [sparse]
 *
 * @typedef {object} ExistingIndex as describeCollection answers it
 * @property {string} Name
 * @property {{ Name?: string, Direction?: string }[]} Keys
 * @property {boolean} Unique
 *
 * @typedef {object} NewIndex
 * @property {string} IndexName
 * @property {{ MgoIndexKeys: { Name: string, Direction: string }[], MgoIsUnique: boolean }} MgoKeySchema
 *
 * @typedef {object} Manager as much of Tencent's manager-node as we use
 * @property {{
 *   createCollectionIfNotExists(name: string): Promise<unknown>,
 *   describeCollection(name: string): Promise<{ Indexes?: ExistingIndex[] }>,
 *   updateCollection(name: string, change: { CreateIndexes?: NewIndex[], DropIndexes?: { IndexName: string }[] }): Promise<unknown>,
 * }} database
 * @property {{ createFunction(options: { func: object, functionRootPath: string, force: boolean }): Promise<unknown> }} functions
 * @property {{ setStorageAcl(acl: string): Promise<unknown> }} storage
 * @property {{
 *   getAccessList(options: { path: string }): Promise<{ Total: number }>,
 *   createAccess(options: { path: string, name: string }): Promise<unknown>,
 * }} access
 * @property {(service: string, version: string) => { call(request: { Action: string, Param: object }): Promise<unknown> }} commonService
 *
 * @typedef {object} Step
 * @property {string} what for the person who reads the plan
 * @property {string} call for the person who wants to do it by hand
 * @property {(manager: Manager) => Promise<string>} run answers what it did
 */

/** @returns {Record<string, IndexSpec[]>} */
const collections = () => JSON.parse(readFileSync(inRoot('dist/cloudfunctions/collections.json'), 'utf8'))

export const collectionNames = () => Object.keys(collections())

/** @param {IndexSpec} index @returns {NewIndex} */
const newIndex = ({ name, keys, unique = false }) => ({
  IndexName: name,
  MgoKeySchema: {
    MgoIndexKeys: keys.map(([field, direction]) => ({ Name: field, Direction: String(direction) })),
    MgoIsUnique: unique,
  },
})

/** @param {IndexSpec} index */
const shape = ({ keys, unique = false }) => JSON.stringify([keys, unique])

/** @param {ExistingIndex} index */
const existingShape = ({ Keys, Unique }) =>
  JSON.stringify([Keys.map(({ Name, Direction }) => [Name, Number(Direction)]), Unique])

/**
 * Creates what is missing and builds again what has changed; indexes that nobody declares are left alone.
 * @param {Manager} manager
 * @param {string} collection
 * @param {IndexSpec[]} indexes
 */
export async function putIndexes(manager, collection, indexes) {
  const { Indexes = [] } = await manager.database.describeCollection(collection)
  const existing = new Map(Indexes.map((index) => [index.Name, existingShape(index)]))
  const stale = indexes.filter((index) => existing.get(index.name) !== shape(index))
  const changed = stale.filter(({ name }) => existing.has(name))
  if (stale.length === 0) return 'all there'
  if (changed.length > 0) {
    const DropIndexes = changed.map(({ name }) => ({ IndexName: name }))
    await manager.database.updateCollection(collection, { DropIndexes })
  }
  await manager.database.updateCollection(collection, { CreateIndexes: stale.map(newIndex) })
  return `created ${stale.map(({ name }) => name).join(', ')}`
}

/** @param {IndexSpec} index */
function describeIndex({ name, keys, unique, sparse }) {
  const fields = keys.map(([field, direction]) => (direction === 1 ? field : `-${field}`)).join(', ')
  return `${name}(${fields})${unique ? ' unique' : ''}${sparse ? ' sparse' : ''}`
}

/**
 * @param {string} name
 * @param {IndexSpec[]} indexes
 * @param {string} envId
 * @returns {Step[]}
 */
function collectionSteps(name, indexes, envId) {
  /** @type {Step[]} */
  const steps = [
    {
      what: `collection ${name}`,
      call: `database.createCollectionIfNotExists('${name}')`,
      run: async (manager) => {
        await manager.database.createCollectionIfNotExists(name)
        return 'there'
      },
    },
    {
      what: `permission of ${name}: ADMINONLY, only functions may read and write`,
      call: `tcb ModifyDatabaseACL {CollectionName: '${name}', AclTag: 'ADMINONLY'}`,
      run: async (manager) => {
        const Param = { EnvId: envId, CollectionName: name, AclTag: 'ADMINONLY' }
        await manager.commonService('tcb', '2018-06-08').call({ Action: 'ModifyDatabaseACL', Param })
        return 'set'
      },
    },
  ]
  if (indexes.length > 0) {
    steps.push({
      what: `indexes of ${name}: ${indexes.map(describeIndex).join(', ')}`,
      call: `database.updateCollection('${name}', {CreateIndexes: ${JSON.stringify(indexes.map(newIndex))}})`,
      run: (manager) => putIndexes(manager, name, indexes),
    })
  }
  return steps
}

/**
 * A value of function.json may be "{{env.NAME}}": secrets stay in the environment of whoever deploys.
 * @param {Record<string, string>} values
 */
function fillIn(values) {
  const filled = Object.entries(values).map(([key, value]) => {
    const name = /^\{\{env\.(\w+)\}\}$/.exec(value)?.[1]
    if (!name) return [key, value]
    const found = process.env[name]
    if (found === undefined)
      throw new Error(`Set the environment variable ${name}: the function reads it as ${key}.`)
    return [key, found]
  })
  return Object.fromEntries(filled)
}

/** @param {string} name @returns {Step[]} */
function functionSteps(name) {
  const config = functionConfig(name)
  const timers = config.triggers.map((trigger) => `${trigger.name} "${trigger.config}"`)
  const variables = Object.keys(config.envVariables)
  const facts = [
    `${config.runtime}, ${config.timeout} s, ${config.memorySize} MB`,
    `timers: ${timers.join(', ') || 'none'}`,
    `variables: ${variables.join(', ') || 'none'}`,
  ]
  /** @type {Step[]} */
  const steps = [
    {
      what: `function ${name}: ${facts.join('; ')}`,
      call: `functions.createFunction({func: ${JSON.stringify(config)}, functionRootPath: 'dist/cloudfunctions', force: true})`,
      run: async (manager) => {
        const func = { ...config, envVariables: fillIn(config.envVariables) }
        await manager.functions.createFunction({
          func,
          functionRootPath: inRoot('dist/cloudfunctions'),
          force: true,
        })
        return 'deployed'
      },
    },
  ]
  const { http } = settingsOf(name)
  return http ? [...steps, accessStep(name, http)] : steps
}

/** @param {string} name @param {string} path @returns {Step} */
const accessStep = (name, path) => ({
  what: `HTTP access to ${name} at ${path}`,
  call: `access.createAccess({path: '${path}', name: '${name}'})`,
  run: async (manager) => {
    const { Total } = await manager.access.getAccessList({ path })
    if (Total > 0) return 'there'
    await manager.access.createAccess({ path, name })
    return 'created'
  },
})

/** @type {Step} */
const storageStep = {
  what: 'permission of the file storage: READONLY, everybody sees pictures, only who uploaded one may change it',
  call: "storage.setStorageAcl('READONLY')",
  run: async (manager) => {
    await manager.storage.setStorageAcl('READONLY')
    return 'set'
  },
}

/**
 * @param {string} envId
 * @returns {Step[]} in the order in which they are done: data first, so that no function meets a missing collection
 */
export const deploymentSteps = (envId) => [
  ...Object.entries(collections()).flatMap(([name, indexes]) => collectionSteps(name, indexes, envId)),
  storageStep,
  ...functionNames().flatMap(functionSteps),
]

/** @returns {string[]} what could not be deployed as it is declared */
export const deploymentObstacles = () =>
  Object.entries(collections()).flatMap(([collection, indexes]) =>
    indexes
      .filter(({ sparse }) => sparse)
      .map(
        ({ name }) => `${collection}.${name} is sparse, and the service's interface makes no sparse indexes.`,
      ),
  )
