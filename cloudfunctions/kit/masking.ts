/** 王秀英 → 王**: what neighbours may read of each other. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = [...name]
  return rest.length === 0 ? `${first}*` : `${first}${'*'.repeat(Math.min(rest.length, 2))}`
}

/** 13839301234 → 138****1234; 0393-4412345 → 039****2345 */
export const maskPhone = (phone: string): string =>
  phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`
