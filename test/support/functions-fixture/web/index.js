'use strict'
/** A function behind HTTP access. */
const answers = {
  '/page': () => ({
    statusCode: 201,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<p>单据</p>',
  }),
  '/bytes': () => ({
    statusCode: 200,
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from([0, 255, 7]).toString('base64'),
    isBase64Encoded: true,
  }),
  '/bad-header': () => ({ statusCode: 200, headers: { 'x bad': 'a\nb' }, body: '' }),
}

exports.main = async (event, context) =>
  answers[event.path]?.() ?? { event, environment: JSON.parse(context.environment) }
