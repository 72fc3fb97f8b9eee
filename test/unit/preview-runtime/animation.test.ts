import { cssOf } from '../../../local/preview/runtime/components/animation'
import { createAnimation } from '../../../local/preview/runtime/wx/animation'

type Step = (...args: (string | number)[]) => { step(options?: object): unknown }

const call = (animation: object, name: string, ...args: (string | number)[]) =>
  (animation as Readonly<Record<string, Step>>)[name]?.(...args)

test('a step carries its transforms and styles with units', () => {
  const animation = createAnimation({ duration: 200, timingFunction: 'ease' })
  call(animation, 'translate', 20, 0)
  call(animation, 'rotate', 45)
  call(animation, 'width', 30)
  call(animation, 'opacity', 0.5)
  animation.step({ delay: 10 })

  const [action] = animation.export().actions
  expect(action && cssOf(action)).toBe(
    'transition:all 200ms ease 10ms;transform-origin:50% 50% 0;transform:translate(20px,0px) rotate(45deg);width:30px;opacity:0.5',
  )
})

test('an export takes the steps along, so that the next one begins anew', () => {
  const animation = createAnimation()
  call(animation, 'scale', 2)
  animation.step()

  expect(animation.export().actions).toHaveLength(1)
  expect(animation.export().actions).toHaveLength(0)
})
