import { type BuiltinNode, type Controller, type TouchDetail, define, flag, make, number, text } from './kit'

const PROPERTIES = {
  min: number(0),
  max: number(100),
  step: number(1),
  disabled: flag(),
  value: number(0),
  activeColor: text('#1aad19'),
  selectedColor: text(),
  backgroundColor: text('#e9e9e9'),
  color: text(),
  blockSize: number(28),
  blockColor: text('#ffffff'),
  showValue: flag(),
}

function create(node: BuiltinNode<typeof PROPERTIES>): Controller {
  const track = make('div', 'wx-slider-track')
  const fill = make('div', 'wx-slider-fill')
  const thumb = make('div', 'wx-slider-thumb')
  const shown = make('span', 'wx-slider-value')
  track.append(fill, thumb)
  node.dom.append(track, shown)
  node.dom.setAttribute('role', 'slider')
  node.dom.tabIndex = 0

  const change = (event: TouchDetail, name: 'changing' | 'change') => {
    const touch = event.changedTouches[0]
    if (node.props.disabled || !touch) return
    const { min, max, step } = node.props
    const rect = track.getBoundingClientRect()
    const share = (touch.clientX + node.host.frameRect().left - rect.left) / (rect.width || 1)
    const raw = min + Math.max(0, Math.min(1, share)) * (max - min)
    const value = Math.min(max, min + Math.round((raw - min) / step) * step)
    node.set({ value })
    node.emit(name, { value })
  }
  node.dom.addEventListener('keydown', ({ key }) => {
    const step = key === 'ArrowRight' ? node.props.step : key === 'ArrowLeft' ? -node.props.step : 0
    const value = Math.max(node.props.min, Math.min(node.props.max, node.props.value + step))
    if (node.props.disabled || value === node.props.value) return
    node.set({ value })
    node.emit('change', { value })
  })
  node.on('touchmove', (event) => {
    event.preventDefault()
    change(event, 'changing')
  })
  node.on('touchend', (event) => change(event, 'change'))
  return {
    update() {
      const { min, max, value, blockSize, blockColor, showValue, disabled } = node.props
      const share = max > min ? Math.max(0, Math.min(1, (value - min) / (max - min))) * 100 : 0
      track.style.background = node.props.color || node.props.backgroundColor
      fill.style.cssText = `width:${share}%;background:${node.props.selectedColor || node.props.activeColor}`
      const size = Math.max(12, Math.min(28, blockSize))
      thumb.style.cssText = `left:${share}%;width:${size}px;height:${size}px;background:${blockColor}`
      shown.textContent = showValue ? String(value) : ''
      node.dom.toggleAttribute('disabled', disabled)
      node.dom.setAttribute('aria-valuemin', String(min))
      node.dom.setAttribute('aria-valuemax', String(max))
      node.dom.setAttribute('aria-valuenow', String(value))
    },
    field: { value: () => node.props.value, reset: () => node.set({ value: node.props.min }) },
  }
}

export const slider = define({ tag: 'slider', template: 'empty', properties: PROPERTIES, create })
