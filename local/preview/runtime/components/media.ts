import { type BuiltinNode, type Controller, anything, define, flag, make, number, text } from './kit'
import { resolveResource, resourceUrl } from './resource'

/** Native media events → WeChat's, with what WeChat puts into the detail. */
function relay(node: BuiltinNode, media: HTMLMediaElement): void {
  for (const event of ['play', 'pause', 'ended', 'waiting'] as const) {
    media.addEventListener(event, () => node.emit(event))
  }
  media.addEventListener('timeupdate', () =>
    node.emit('timeupdate', { currentTime: media.currentTime, duration: media.duration || 0 }),
  )
  media.addEventListener('loadedmetadata', () => {
    const size =
      media instanceof HTMLVideoElement ? { width: media.videoWidth, height: media.videoHeight } : {}
    node.emit('loadedmetadata', { duration: media.duration, ...size })
  })
  media.addEventListener('error', () => node.emit('error', { errMsg: media.error?.message ?? 'MEDIA_ERR' }))
}

export const video = define({
  tag: 'video',
  template: 'default',
  properties: {
    src: text(),
    duration: number(),
    controls: flag(true),
    autoplay: flag(),
    loop: flag(),
    muted: flag(),
    initialTime: number(),
    poster: text(),
    objectFit: text('contain'),
    title: text(),
    direction: anything(),
    danmuList: anything(),
    enableDanmu: flag(),
    showCenterPlayBtn: flag(true),
    showFullscreenBtn: flag(true),
    showPlayBtn: flag(true),
    showProgress: flag(true),
    enableProgressGesture: flag(true),
    showMuteBtn: flag(),
    pictureInPictureMode: anything(),
  },
  create(node): Controller {
    const native = make('video', '')
    native.playsInline = true
    node.dom.prepend(native)
    relay(node, native)
    return {
      update(changed) {
        const { src, controls, autoplay, loop, muted, poster, objectFit, initialTime } = node.props
        native.controls = controls
        native.loop = loop
        native.muted = muted
        native.autoplay = autoplay && !node.host.still
        native.style.objectFit = objectFit
        if (changed.has('poster') && poster) native.poster = resourceUrl(node, poster)
        if (!changed.has('src') || !src) return
        native.src = resourceUrl(node, src)
        if (initialTime) native.currentTime = initialTime
      },
      queryContext: () => ({
        play: () => void native.play(),
        pause: () => native.pause(),
        stop: () => {
          native.pause()
          native.currentTime = 0
        },
        seek: (seconds: number) => {
          native.currentTime = seconds
        },
      }),
    }
  },
})

export const audio = define({
  tag: 'audio',
  template: 'empty',
  properties: { src: text(), loop: flag(), controls: flag(), poster: text(), author: text() },
  create(node): Controller {
    const native = make('audio', '')
    node.dom.append(native)
    relay(node, native)
    return {
      update(changed) {
        native.loop = node.props.loop
        native.controls = node.props.controls
        if (changed.has('src') && node.props.src) native.src = resourceUrl(node, node.props.src)
      },
    }
  },
})

/** Another site inside the mini-program; it covers the whole page. */
export const webView = define({
  tag: 'web-view',
  template: 'empty',
  properties: { src: text() },
  create(node): Controller {
    const frame = make('iframe', '')
    frame.title = '网页'
    node.dom.append(frame)
    frame.addEventListener('load', () => node.emit('load', { src: node.props.src }))
    return {
      update() {
        const { src } = node.props
        if (src) frame.src = /^https?:/.test(src) ? src : resolveResource(src)
      },
    }
  },
})

/** What WeChat shows of a person without telling the mini-program; here only a stand-in. */
export const openData = define({
  tag: 'open-data',
  template: 'empty',
  properties: { type: text(), lang: text(), openGid: text(), defaultText: text(), defaultAvatar: text() },
  create(node): Controller {
    return {
      update() {
        node.dom.textContent = node.props.type === 'userNickName' ? node.props.defaultText || '微信用户' : ''
      },
    }
  },
})
