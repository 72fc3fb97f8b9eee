import { pickupCode } from '../../../cloudfunctions/kit/pickupCode'

test('a pickup code is six digits and no two orders of a campaign share one', () => {
  const codes = Array.from({ length: 20_000 }, (_, number) => pickupCode('key', number))

  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
  expect(new Set(codes).size).toBe(codes.length)
})

test('another campaign gives the same number another code', () => {
  const same = Array.from({ length: 200 }, (_, n) => n).filter(
    (n) => pickupCode('a', n) === pickupCode('b', n),
  )

  expect(same.length).toBeLessThan(3)
})

test('neighbouring numbers do not have neighbouring codes', () => {
  const steps = new Set(
    Array.from({ length: 50 }, (_, n) => Number(pickupCode('key', n + 1)) - Number(pickupCode('key', n))),
  )

  expect(steps.size).toBeGreaterThan(45)
})

test.each([-1, 1.5, 1_000_000, NaN])('there is no code for %p', (number) => {
  expect(() => pickupCode('key', number)).toThrow(RangeError)
})
