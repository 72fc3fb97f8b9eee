import type { IncomingHttpHeaders } from 'node:http'
import { readBody } from '../http/body'
import { ServiceError } from '../http/errors'
import { refuseWithStatus, sendText, type Exchange, type Route } from '../http/router'
import { requestLimit, type FunctionHost } from './host'

const isText = (contentType: string): boolean =>
  contentType === '' || /^(text\/|application\/(json|xml|x-www-form-urlencoded))/i.test(contentType)

const flat = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, [value ?? ''].flat().join(',')]))

/** The event of CloudBase's HTTP access service. */
async function eventOf(exchange: Exchange, path: string): Promise<Record<string, unknown>> {
  const { req, query, requestId } = exchange
  const body = await readBody(req, requestLimit)
  const text = isText(req.headers['content-type'] ?? '')
  return {
    path,
    httpMethod: req.method ?? 'GET',
    headers: flat(req.headers),
    queryStringParameters: Object.fromEntries(query),
    requestContext: { requestId },
    body: body.toString(text ? 'utf8' : 'base64'),
    isBase64Encoded: !text,
  }
}

interface IntegratedResponse {
  statusCode: number
  headers?: Record<string, unknown>
  body?: unknown
  isBase64Encoded?: boolean
}

const isIntegrated = (value: unknown): value is IntegratedResponse =>
  typeof value === 'object' &&
  value !== null &&
  Number.isInteger((value as IntegratedResponse).statusCode) &&
  (value as IntegratedResponse).statusCode >= 200 &&
  (value as IntegratedResponse).statusCode <= 599

function sendIntegrated(exchange: Exchange, answer: IntegratedResponse): void {
  const { statusCode, headers = {}, body = '', isBase64Encoded = false } = answer
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const bytes = Buffer.from(text, isBase64Encoded ? 'base64' : 'utf8')
  try {
    for (const [key, value] of Object.entries(headers)) exchange.res.setHeader(key, String(value))
  } catch {
    throw new ServiceError(
      'FUNCTION_INVOCATION_FAILED',
      'the function answered with a header that HTTP forbids',
      500,
    )
  }
  exchange.res.setHeader('content-length', bytes.length)
  exchange.res.writeHead(statusCode)
  exchange.res.end(bytes)
}

/** `/http/:function/…`: a function as a web address, for payment callbacks and pages to print. */
export function httpRoute(host: FunctionHost): Route {
  const serve = async (exchange: Exchange) => {
    const slash = exchange.rest.indexOf('/')
    const name = slash < 0 ? exchange.rest : exchange.rest.slice(0, slash)
    const event = await eventOf(exchange, slash < 0 ? '/' : exchange.rest.slice(slash))
    const { result } = await host.invoke(name, event, { kind: 'http' })
    const value: unknown = JSON.parse(result)
    if (isIntegrated(value)) sendIntegrated(exchange, value)
    else sendText(exchange, result)
  }
  return { path: '/http/*', methods: { '*': serve }, refuse: refuseWithStatus }
}
