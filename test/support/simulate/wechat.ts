/** A stand-in for `wx`, as far as pages and TDesign's components use it. */

type Handler = (input: never) => unknown

/** What the cloud answers, by function and action: a value, or a function of the input. Throw a Refusal to refuse. */
export type CloudAnswers = Record<string, Record<string, Handler | object>>

/** Thrown by an answer, it reaches the page as the error that a function gives. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly detail?: Record<string, unknown>,
  ) {
    super(message)
  }
}

export interface CloudCall {
  function: string
  action: string
  input: unknown
  requestId?: string
}

interface CallFunctionOptions {
  name: string
  data: { action: string; input: unknown; requestId?: string }
}

interface Callbacks {
  success?: (result: unknown) => void
  complete?: (result: unknown) => void
}

const WINDOW = {
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  statusBarHeight: 20,
  pixelRatio: 2,
  safeArea: { left: 0, top: 20, right: 375, bottom: 667, width: 375, height: 647 },
}

/** An asynchronous `wx` function that succeeds: as a promise, and through the callbacks if there are any. */
const succeeds = (result: object = {}) =>
  jest.fn((options?: Callbacks) => {
    const answer = { errMsg: 'ok', ...result }
    options?.success?.(answer)
    options?.complete?.(answer)
    return Promise.resolve(answer)
  })

function answerOf(answers: CloudAnswers, { name, data }: CallFunctionOptions): unknown {
  const answer = answers[name]?.[data.action]
  if (answer === undefined) throw new Error(`The test gives no answer for ${name}.${data.action}`)
  return typeof answer === 'function' ? (answer as Handler)(data.input as never) : answer
}

async function callFunction(answers: CloudAnswers, calls: CloudCall[], options: CallFunctionOptions) {
  const { action, input, requestId } = options.data
  calls.push({ function: options.name, action, input, ...(requestId === undefined ? {} : { requestId }) })
  try {
    return { result: { ok: true, value: await answerOf(answers, options) }, requestID: 'test' }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, message, detail } = error
    return {
      result: { ok: false, error: { code, message, ...(detail ? { detail } : {}) } },
      requestID: 'test',
    }
  }
}

function storage(before: Readonly<Record<string, unknown>>) {
  const kept = new Map<string, unknown>(Object.entries(before))
  return {
    getStorageSync: jest.fn((key: string) => kept.get(key) ?? ''),
    setStorageSync: jest.fn((key: string, value: unknown) => void kept.set(key, value)),
    removeStorageSync: jest.fn((key: string) => void kept.delete(key)),
  }
}

/** Screen and device; nothing here changes during a test. */
const device = () => ({
  canIUse: () => true,
  getAppBaseInfo: () => ({ SDKVersion: '3.7.0', fontSizeSetting: 16, host: { env: 'WeChat' } }),
  getDeviceInfo: () => ({ platform: 'devtools', system: 'iOS 17' }),
  getSystemInfoSync: () => ({ ...WINDOW, SDKVersion: '3.7.0', platform: 'devtools', fontSizeSetting: 16 }),
  getWindowInfo: () => WINDOW,
  getSystemSetting: () => ({}),
  getMenuButtonBoundingClientRect: () => ({
    left: 281,
    top: 24,
    right: 368,
    bottom: 56,
    width: 87,
    height: 32,
  }),
  getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop' } }),
  getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
  getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
  nextTick: (run: () => void) => void Promise.resolve().then(run),
  onNetworkStatusChange: jest.fn(),
  offNetworkStatusChange: jest.fn(),
  onThemeChange: jest.fn(),
  offThemeChange: jest.fn(),
  onWindowResize: jest.fn(),
  offWindowResize: jest.fn(),
})

const navigation = () => ({
  navigateTo: succeeds({ eventChannel: { on: jest.fn(), emit: jest.fn() } }),
  redirectTo: succeeds(),
  reLaunch: succeeds(),
  switchTab: succeeds(),
  navigateBack: succeeds(),
  enableAlertBeforeUnload: succeeds(),
  disableAlertBeforeUnload: succeeds(),
})

const interaction = () => ({
  showToast: succeeds(),
  hideToast: succeeds(),
  showLoading: succeeds(),
  hideLoading: succeeds(),
  showModal: succeeds({ confirm: true, cancel: false }),
  showActionSheet: succeeds({ tapIndex: 0 }),
  setNavigationBarTitle: succeeds(),
  setNavigationBarColor: succeeds(),
  setTabBarBadge: succeeds(),
  removeTabBarBadge: succeeds(),
  startPullDownRefresh: succeeds(),
  stopPullDownRefresh: succeeds(),
  pageScrollTo: succeeds(),
  setClipboardData: succeeds(),
  makePhoneCall: succeeds(),
  vibrateShort: succeeds(),
  previewImage: succeeds(),
  scanCode: succeeds({ result: '' }),
  chooseMedia: succeeds({ tempFiles: [] }),
  requestSubscribeMessage: succeeds(),
  getNetworkType: succeeds({ networkType: 'wifi', isConnected: true }),
})

/** Everything a page may ask of WeChat. Each function is a jest mock: look at its calls, or give it another answer. */
export function createWechat(answers: CloudAnswers, kept: Readonly<Record<string, unknown>> = {}) {
  const calls: CloudCall[] = []
  const wx = {
    ...device(),
    ...storage(kept),
    ...navigation(),
    ...interaction(),
    cloud: {
      init: jest.fn(),
      callFunction: jest.fn((options: CallFunctionOptions) => callFunction(answers, calls, options)),
      uploadFile: succeeds({ fileID: 'cloud://test/picture.jpg' }),
      getTempFileURL: succeeds({ fileList: [] }),
      deleteFile: succeeds({ fileList: [] }),
    },
  }
  return { wx, calls }
}

export type Wechat = ReturnType<typeof createWechat>['wx']
