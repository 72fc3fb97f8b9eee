import { claimHash, newClaimCode } from '../../../cloudfunctions/kit/people/claim'

test('a code has twelve signs in groups of four, none of which is mistaken for another', () => {
  const codes = Array.from({ length: 500 }, newClaimCode)

  expect(new Set(codes).size).toBe(500)
  for (const code of codes) expect(code).toMatch(/^([A-HJKMNP-Z2-9]{4}-){2}[A-HJKMNP-Z2-9]{4}$/)
})

test.each(['K7QF-3MXA-PW9D', 'k7qf-3mxa-pw9d', 'K7QF3MXAPW9D', ' k7qf 3mxa pw9d '])(
  '%j is one code',
  (typed) => {
    expect(claimHash(typed)).toBe(claimHash('K7QF-3MXA-PW9D'))
  },
)

test('another code is another one, and the code is not to be read out of what is kept', () => {
  expect(claimHash('K7QF-3MXA-PW9E')).not.toBe(claimHash('K7QF-3MXA-PW9D'))
  expect(claimHash('K7QF-3MXA-PW9D')).not.toContain('K7QF')
})
