import type { Host } from '../core/host'
import { accepted, api } from './call'

/** The library version that the preview claims to be; TDesign asks for at least 2.19.2. */
const SDK_VERSION = '3.7.0'

/** Where the phone shows the time and the network, px; the navigation bar leaves it free. */
const STATUS_BAR = 20

/** What a phone says of itself. */
export function systemFamily(host: Host): Record<string, unknown> {
  return {
    ...information(host),
    getMenuButtonBoundingClientRect: menuButtonRect,
    onMenuButtonBoundingClientRectWeightChange: () => undefined,
    offMenuButtonBoundingClientRectWeightChange: () => undefined,
    getLaunchOptionsSync: () => host.launch,
    getEnterOptionsSync: () => host.launch,
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
      plugin: {},
    }),
    canIUse: () => true,
    nextTick: (callback: () => void) => queueMicrotask(callback),
    getUpdateManager: () => ({
      onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) =>
        listener({ hasUpdate: false }),
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
    ...listeners(),
    ...reporting(),
    loadFontFace: accepted('loadFontFace'),
    getExtConfigSync: () => ({}),
    setInnerAudioOption: accepted('setInnerAudioOption'),
    worklet: worklets(),
  }
}

const DEVICE = {
  brand: 'devtools',
  model: 'Browser',
  system: 'iOS 17.0',
  platform: 'devtools',
  abi: '',
  benchmarkLevel: 1,
  memorySize: 2048,
  cpuType: '',
} as const

const AUTHORIZED = {
  albumAuthorized: 'authorized',
  cameraAuthorized: 'authorized',
  locationAuthorized: 'authorized',
  microphoneAuthorized: 'authorized',
  notificationAuthorized: 'authorized',
} as const

function windowInfo(host: Host): Record<string, unknown> {
  const frame = host.cur()?.frame.clientHeight ?? 0
  const height = frame > 0 ? frame : innerHeight
  return {
    pixelRatio: devicePixelRatio,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    windowWidth: innerWidth,
    windowHeight: height,
    statusBarHeight: STATUS_BAR,
    screenTop: innerHeight - height,
    safeArea: {
      left: 0,
      top: STATUS_BAR,
      right: innerWidth,
      bottom: innerHeight,
      width: innerWidth,
      height: innerHeight - STATUS_BAR,
    },
  }
}

/** The `get…Info` functions. */
function information(host: Host): Record<string, unknown> {
  const appBaseInfo = () => ({
    SDKVersion: SDK_VERSION,
    version: '8.0.50',
    language: 'zh_CN',
    theme: 'light',
    enableDebug: false,
    fontSizeSetting: host.fontSizeSetting,
    fontSizeScaleFactor: host.fontSizeSetting / 16,
    host: { env: 'WeChat', appId: '' },
  })
  const systemInfo = () => ({
    ...windowInfo(host),
    ...DEVICE,
    ...appBaseInfo(),
    deviceOrientation: 'portrait',
    environment: '',
  })
  return {
    getSystemInfoSync: systemInfo,
    getSystemInfo: api('getSystemInfo', systemInfo),
    getSystemInfoAsync: api('getSystemInfoAsync', systemInfo),
    getWindowInfo: () => windowInfo(host),
    getDeviceInfo: () => ({ ...DEVICE }),
    getAppBaseInfo: appBaseInfo,
    getSystemSetting: () => ({ bluetoothEnabled: false, locationEnabled: true, wifiEnabled: true }),
    getAppAuthorizeSetting: () => ({ ...AUTHORIZED }),
  }
}

/** Where WeChat's capsule is: the one that the visible page shows, or where it would be. */
function menuButtonRect(): Record<string, number> {
  const shown = document.querySelector('.mp-layer:not([hidden]) .mp-menu-button')?.getBoundingClientRect()
  if (shown && shown.width > 0) {
    const { width, height, top, right, bottom, left } = shown
    return { width, height, top, right, bottom, left }
  }
  return { width: 87, height: 32, top: 24, right: innerWidth - 7, bottom: 56, left: innerWidth - 94 }
}

/** Events that a browser window has, and some that it never has. */
function listeners(): Record<string, unknown> {
  const resized = new Map<(size: object) => void, () => void>()
  const never = () => undefined
  return {
    onWindowResize(listener: (size: object) => void) {
      const relay = () => listener({ size: { windowWidth: innerWidth, windowHeight: innerHeight } })
      resized.set(listener, relay)
      addEventListener('resize', relay)
    },
    offWindowResize(listener: (size: object) => void) {
      const relay = resized.get(listener)
      if (relay) removeEventListener('resize', relay)
    },
    onThemeChange: never,
    offThemeChange: never,
    onAppShow: never,
    offAppShow: never,
    onAppHide: never,
    offAppHide: never,
    onError: never,
    offError: never,
    onUnhandledRejection: never,
    offUnhandledRejection: never,
    onPageNotFound: never,
    onMemoryWarning: never,
    onUserCaptureScreen: never,
    offUserCaptureScreen: never,
  }
}

/** Where a mini-program writes about itself; here to the browser's console, below warnings. */
function reporting(): Record<string, unknown> {
  const write = (...parts: unknown[]) => console.debug('[log]', ...parts)
  const manager = () => ({
    debug: write,
    info: write,
    log: write,
    warn: write,
    error: write,
    setFilterMsg: write,
  })
  return {
    getLogManager: manager,
    getRealtimeLogManager: () => ({ ...manager(), addFilterMsg: write, in: write, tag: manager }),
    reportEvent: write,
    reportAnalytics: write,
    reportMonitor: write,
    reportPerformance: write,
  }
}

/** Just enough of worklets that code which declares them loads. */
function worklets(): Record<string, unknown> {
  const same = <T>(value: T): T => value
  return {
    shared: (value: unknown) => ({ value }),
    derived: (compute: () => unknown) => ({
      get value() {
        return compute()
      },
    }),
    timing: same,
    spring: same,
    decay: same,
    runOnJS: same,
    runOnUI: same,
    cancelAnimation: () => undefined,
    Easing: {},
  }
}
