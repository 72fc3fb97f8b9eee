import { fen, formatYuan, lineTotal, parseYuan, sum } from '../../../miniprogram/shared/money'

test.each([
  [0, '¥0.00'],
  [5, '¥0.05'],
  [350, '¥3.50'],
  [123456, '¥1234.56'],
  [-50, '¥-0.50'],
])('%p fen reads %p', (amount, text) => {
  expect(formatYuan(amount)).toBe(text)
})

test.each([
  ['3', 300],
  ['3.5', 350],
  ['3.50', 350],
  [' 0.05 ', 5],
  ['3.505', null],
  ['3.', null],
  ['-1', null],
  ['1e3', null],
  ['', null],
  ['三块', null],
])('what is typed as %p is %p fen', (text, amount) => {
  expect(parseYuan(text)).toBe(amount)
})

test('money is whole fen or an error', () => {
  expect(() => fen(0.1)).toThrow(RangeError)
  expect(sum([fen(10), fen(20)])).toBe(30)
  expect(lineTotal(fen(333), 3)).toBe(999)
})
