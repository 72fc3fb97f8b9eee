import { api, Listeners, Refusal, WeChatError } from '../../../local/preview/runtime/wx/call'

const greet = api<{ name: string }>('greet', ({ name }) => {
  if (!name) throw new Refusal('name is empty', { errCode: 7 })
  return { greeting: `你好,${name}` }
})

describe('a function of wx', () => {
  test('answers a promise when it is given no callback', async () => {
    await expect(greet({ name: '李梅' })).resolves.toEqual({ errMsg: 'greet:ok', greeting: '你好,李梅' })
  })

  test('rejects with WeChat’s fields', async () => {
    const failure: unknown = await greet({ name: '' })?.catch((error: unknown) => error)

    expect(failure).toBeInstanceOf(WeChatError)
    expect({ ...(failure as WeChatError) }).toEqual({ errMsg: 'greet:fail name is empty', errCode: 7 })
  })

  test('calls success and complete, and answers nothing', async () => {
    const heard: unknown[] = []
    const answer = await new Promise((resolve) => {
      const returned = greet({
        name: '李梅',
        success: (result) => heard.push(result),
        complete: (result) => {
          heard.push(result)
          resolve(returned)
        },
      })
    })

    expect(answer).toBeUndefined()
    expect(heard).toEqual(Array(2).fill({ errMsg: 'greet:ok', greeting: '你好,李梅' }))
  })

  test('calls fail and complete', async () => {
    const failure = await new Promise((resolve) => void greet({ name: '', fail: resolve }))

    expect(failure).toEqual({ errMsg: 'greet:fail name is empty', errCode: 7 })
  })

  test('takes no options for no options', async () => {
    await expect(api('rest', () => undefined)()).resolves.toEqual({ errMsg: 'rest:ok' })
  })
})

test('listeners hear until they are taken off, one or all', () => {
  const heard: string[] = []
  const listeners = new Listeners<string>()
  const first = (what: string) => void heard.push(`1 ${what}`)
  listeners.on(first)
  listeners.on((what) => void heard.push(`2 ${what}`))

  listeners.tell('a')
  listeners.off(first)
  listeners.tell('b')
  listeners.off()
  listeners.tell('c')

  expect(heard).toEqual(['1 a', '2 a', '2 b'])
})
