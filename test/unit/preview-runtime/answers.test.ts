import { SheetScript } from '../../../local/preview/runtime/sheets/answers'

test('the next answer is used once, before the standing one', () => {
  const script = new SheetScript()
  script.auto('modal', { confirm: false })
  script.next('modal', { confirm: true })

  expect(script.take('modal')).toEqual({ answer: { confirm: true } })
  expect(script.take('modal')).toEqual({ answer: { confirm: false } })
  expect(script.take('modal')).toEqual({ answer: { confirm: false } })
})

test('to be closed without an answer is an answer too', () => {
  const script = new SheetScript()
  script.next('scan', null)

  expect(script.take('scan')).toEqual({ answer: null })
})

test('without a prepared answer the sheet is shown', () => {
  const script = new SheetScript()
  script.auto('payment', 'pay')
  script.clear()

  expect(script.take('payment')).toBeUndefined()
})
