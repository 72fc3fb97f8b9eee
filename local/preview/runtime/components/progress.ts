import { type Controller, anything, cssLength, define, flag, make, number, text } from './kit'

export const progress = define({
  tag: 'progress',
  template: 'empty',
  properties: {
    percent: number(),
    showInfo: flag(),
    borderRadius: anything(0),
    fontSize: anything(16),
    strokeWidth: anything(6),
    activeColor: text('#09bb07'),
    color: text(),
    backgroundColor: text('#ebebeb'),
    active: flag(),
    activeMode: text('backwards'),
    duration: number(30),
  },
  create(node): Controller {
    const track = make('div', 'wx-progress-track')
    const fill = make('div', 'wx-progress-fill')
    const info = make('span', 'wx-progress-info')
    track.append(fill)
    node.dom.append(track, info)
    node.dom.setAttribute('role', 'progressbar')
    return {
      update(changed) {
        const { percent, strokeWidth, borderRadius, activeColor, color, backgroundColor, active } = node.props
        const { host } = node
        const share = Math.max(0, Math.min(100, percent))
        track.style.cssText = `height:${cssLength(host, strokeWidth, 6)};background:${backgroundColor};border-radius:${cssLength(host, borderRadius)}`
        const time = active && !host.still ? share * node.props.duration : 0
        fill.style.cssText = `width:${share}%;background:${color || activeColor};transition:width ${time}ms linear`
        info.textContent = node.props.showInfo ? `${share}%` : ''
        info.style.fontSize = cssLength(host, node.props.fontSize, 16)
        node.dom.setAttribute('aria-valuenow', String(share))
        if (active && changed.has('percent')) {
          window.setTimeout(() => node.emit('activeend', { curPercent: share }), time)
        }
      },
    }
  },
})
