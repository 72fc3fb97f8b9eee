import { readArguments } from '../../../local/cloud/arguments'

const read = (...args: string[]) => readArguments(args, '/project')

describe('npm start -- …', () => {
  test('without anything: everything, on 8787, in .local', () => {
    expect(read()).toMatchObject({
      port: 8787,
      data: '/project/.local',
      sample: true,
      preview: true,
      timers: true,
      watch: true,
      instances: 4,
      staleIdentity: false,
    })
  })

  test('--empty leaves everything out', () => {
    expect(read('--empty')).toMatchObject({ sample: false, preview: false, timers: false, watch: false })
  })

  test('environment variables keep what follows the first equals sign', () => {
    expect(read('--env', 'A=1=2', '--env', 'B=').env).toEqual({ A: '1=2', B: '' })
  })

  test.each([
    ['a port that is none', ['--port', '99999'], /--port/],
    ['a port in words', ['--port', 'http'], /--port/],
    ['no instances', ['--instances', '0'], /--instances/],
    ['an environment variable without a value', ['--env', 'A'], /KEY=VALUE/],
    ['an unknown option', ['--prot', '1'], /prot/],
  ])('%s is refused with a word on why', (_what, args, why) => {
    expect(() => read(...args)).toThrow(why)
  })
})
