'use strict'
/** A function that uses the real SDK, unchanged, the way that deployed functions do. */
const cloudbase = require('@cloudbase/node-sdk')

const app = cloudbase.init({ env: process.env.TCB_ENV })
const db = app.database()

const actions = {
  /** Adds `count` documents, one round trip each. */
  add: async ({ collection, count = 1 }) => {
    for (let number = 0; number < count; number += 1) await db.collection(collection).add({ number })
    return { added: count }
  },
  call: async ({ name, data }) => (await app.callFunction({ name, data })).result,
  upload: async ({ path, text }) => app.uploadFile({ cloudPath: path, fileContent: Buffer.from(text) }),
  download: async ({ fileID }) => (await app.downloadFile({ fileID })).fileContent.toString('utf8'),
  urls: async ({ fileList }) => (await app.getTempFileURL({ fileList })).fileList,
  remove: async ({ fileList }) => (await app.deleteFile({ fileList })).fileList,
  wechat: async ({ apiName, data }) => (await app.callWxOpenApi({ apiName, requestData: data })).result,
  picture: async ({ data }) => {
    const requestData = Buffer.from(JSON.stringify(data))
    const answer = await app.callCompatibleWxOpenApi({ apiName: 'wxacode.getUnlimited', requestData })
    return Buffer.isBuffer(answer) ? { png: answer.toString('base64') } : answer
  },
}

exports.main = async (event) => {
  try {
    return { ok: true, value: await actions[event.action](event) }
  } catch (error) {
    return { ok: false, code: String(error.code), message: error.message }
  }
}
