import * as v from 'valibot'
import { allCommunities, Caller } from './caller'
import { clockOf, type Clock } from './clock'
import type { ActionContract, FunctionContract } from './contract'
import { openDatabase, type Database } from './database'
import { AppError, type Answer } from './errors'
import { requestId as requestIdField } from './fields'
import { identityOf, type FunctionContext, type Identity } from './identity'
import { throttle } from './throttle'

/** What an action gets: everything is checked already. */
export interface ActionContext<I> {
  input: I
  caller: Caller
  /** Collections of the caller's community. */
  db: Database
  clock: Clock
  /** The client's name for this intention; empty for reads. */
  requestId: string
}

export interface Action<C extends ActionContract = ActionContract> {
  contract: C
  run(context: ActionContext<v.InferOutput<C['input']>>): Promise<v.InferInput<C['output']>>
}

/** One use case: its contract and what it does. */
export function action<C extends ActionContract>(contract: C, run: Action<C>['run']): Action<C> {
  return { contract, run }
}

/** What a timer does for one community. */
export type Timer = (context: { db: Database; clock: Clock }) => Promise<void>

/** What CloudBase's HTTP access hands in and expects back. */
export interface HttpRequest {
  httpMethod: string
  path: string
  headers: Record<string, string>
  queryStringParameters?: Record<string, string>
  body?: string
  isBase64Encoded?: boolean
}
export interface HttpResponse {
  statusCode: number
  headers: Record<string, string>
  body: string
  isBase64Encoded?: boolean
}

export interface FunctionDefinition<C extends FunctionContract> {
  name: string
  actions: { [A in keyof C]: Action<C[A]> }
  /** By trigger name. */
  timers?: Record<string, Timer>
  http?: (request: HttpRequest, clock: Clock) => Promise<HttpResponse>
}

interface WireEvent {
  action?: unknown
  input?: unknown
  requestId?: unknown
  Type?: unknown
  TriggerName?: unknown
  httpMethod?: unknown
}

/** A sentence for the person if the contract has one for this fault, else a general one. */
function badInput(issues: readonly v.BaseIssue<unknown>[]): AppError {
  const spoken = issues.find((issue) => /[\u4e00-\u9fff]/.test(issue.message))
  const field = v.getDotPath(issues[0]!)
  return new AppError(
    'BAD_INPUT',
    spoken?.message ?? '填写的内容不完整或不对,请检查后再试',
    field ? { field } : {},
  )
}

function parseInput<C extends ActionContract>(contract: C, input: unknown): v.InferOutput<C['input']> {
  const parsed = v.safeParse(contract.input, input ?? {})
  if (!parsed.success) throw badInput(parsed.issues)
  return parsed.output
}

function parseRequestId(contract: ActionContract, requestId: unknown): string {
  if (!contract.writes) return ''
  const parsed = v.safeParse(requestIdField, requestId)
  if (!parsed.success) throw new AppError('BAD_INPUT', '这次操作没有编号,请更新小程序后再试')
  return parsed.output
}

async function runAction(
  actions: Record<string, Action>,
  event: WireEvent,
  identity: Identity,
): Promise<unknown> {
  const chosen =
    typeof event.action === 'string' && Object.hasOwn(actions, event.action) && actions[event.action]
  if (!chosen) throw new AppError('BAD_INPUT', '没有这项功能,请更新小程序后再试')
  const { contract, run } = chosen
  throttle(identity.openid)
  const input = parseInput(contract, event.input)
  const requestId = parseRequestId(contract, event.requestId)
  const clock = clockOf(identity.environment)
  const caller = await Caller.admit(identity, contract.who, clock.now())
  const value = await run({ input, caller, db: caller.db, clock, requestId })
  return v.parse(contract.output, value)
}

async function runTimer(timers: Record<string, Timer>, event: WireEvent, identity: Identity): Promise<void> {
  const timer = timers[String(event.TriggerName)]
  if (!timer) throw new Error(`no timer of this name: ${String(event.TriggerName)}`)
  const clock = clockOf(identity.environment)
  const failures: unknown[] = []
  // What is wrong in one community must not stop the others.
  for (const community of await allCommunities()) {
    await timer({ db: openDatabase(community._id), clock }).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} communities failed`)
}

/** For the log alone. */
function whole(error: unknown): string {
  if (error instanceof AggregateError) return [error.message, ...error.errors.map(whole)].join('\n')
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function failed(error: unknown, where: Record<string, string>): Answer {
  const known = error instanceof AppError
  if (!known || error.cause) {
    const cause = known ? error.cause : error
    console.error(JSON.stringify({ ...where, error: whole(cause) }))
  }
  if (!known) return { ok: false, error: { code: 'INTERNAL', message: '出了点问题,我们已经记下,请稍后再试' } }
  const { code, message, detail } = error
  return { ok: false, error: detail ? { code, message, detail } : { code, message } }
}

/**
 * Makes `exports.main` of a function: action → validate → authorise → run → answer. Timers and HTTP access come in by
 * the same door; they are believed only without an openid, which no client can leave out.
 */
export function serve<C extends FunctionContract>(definition: FunctionDefinition<C>) {
  const actions = definition.actions as unknown as Record<string, Action>
  return async (event: WireEvent, context: FunctionContext): Promise<unknown> => {
    const identity = identityOf(context)
    const action = typeof event?.action === 'string' ? event.action : ''
    const where = { function: definition.name, action, requestId: identity.requestId }
    try {
      if (!identity.openid && typeof event?.httpMethod === 'string' && definition.http) {
        return await definition.http(event as unknown as HttpRequest, clockOf(identity.environment))
      }
      if (!identity.openid && event?.Type === 'Timer') {
        await runTimer(definition.timers ?? {}, event, identity)
        return { ok: true, value: {} }
      }
      return { ok: true, value: await runAction(actions, event ?? {}, identity) }
    } catch (error) {
      return failed(error, where)
    }
  }
}
