import { readBody, parseObject } from '../http/body'
import { ServiceError } from '../http/errors'
import { sendJson, sendText, type Exchange, type Refusal, type Route } from '../http/router'
import type { Faults } from '../control/faults'
import { localAppId } from './context'
import { requestLimit, type FunctionHost } from './host'

/** The numbers that `wx.cloud.callFunction` fails with, by the service's code. */
const errCodes: Readonly<Record<string, number>> = {
  FUNCTION_NOT_FOUND: -501000,
  FUNCTIONS_EXECUTE_FAIL: -504002,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: -504003,
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: -504002,
  EXCEED_RATELIMIT: -501004,
  EXCEED_REQUEST_SIZE_LIMIT: -501007,
  INVALID_PARAM: -501007,
}
const systemError = -501001

/** As WeChat tells the page: a number and a sentence, never a stack. */
export const refuseAsCall: Refusal = (exchange, error) => {
  const errCode = errCodes[error.code] ?? systemError
  const errMsg = `cloud.callFunction:fail Error: errCode: ${errCode} ${error.code} | errMsg: ${error.message}`
  sendJson(
    exchange,
    { errCode, errMsg, requestID: exchange.requestId },
    error.status < 404 ? error.status : 200,
  )
}

function openidOf(exchange: Exchange): string {
  const openid = exchange.req.headers['x-local-openid']
  if (typeof openid !== 'string' || !/^[\w-]{1,64}$/.test(openid)) {
    throw new ServiceError(
      'INVALID_PARAM',
      'the header X-Local-Openid says who calls: 1 to 64 letters, digits, - or _',
    )
  }
  return openid
}

/** `POST /call/:function`: what `wx.cloud.callFunction` does from a page. */
export function callRoute(host: FunctionHost, faults: Faults): Route {
  const call = async (exchange: Exchange) => {
    const body = await readBody(exchange.req, requestLimit)
    const openid = openidOf(exchange)
    const event = parseObject(body.toString('utf8'), 'event')
    const signed = { ...event, userInfo: { appId: localAppId, openId: openid } }
    const { result, requestId } = await host.invoke(exchange.rest, signed, { kind: 'client', openid })
    const action = typeof event['action'] === 'string' ? event['action'] : ''
    if (faults.happens('dropCallReply', { function: exchange.rest, action })) {
      exchange.req.socket.destroy()
      return
    }
    sendText(exchange, `{"result":${result},"requestID":${JSON.stringify(requestId)}}`)
  }
  return { path: '/call/*', methods: { POST: call }, refuse: refuseAsCall }
}
