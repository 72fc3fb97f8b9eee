/** Family names of two signs that are met with. */
const DOUBLE = new Set([
  ...['欧阳', '上官', '司马', '诸葛', '司徒', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐'],
  ...['夏侯', '宇文', '长孙', '南宫', '端木', '申屠', '轩辕', '钟离', '独孤', '赫连', '呼延', '万俟', '司空'],
])

/** A name of two signs has a family name of one, even where the two look like a double one. */
function surnameOf(name: string): string {
  const signs = [...name.trim()]
  const double = signs.slice(0, 2).join('')
  return signs.length > 2 && DOUBLE.has(double) ? double : (signs[0] ?? '')
}

/** What neighbours read of somebody who asks: the nickname that they chose, or 王邻居. */
export function neighbourName({ nickname, name }: { nickname: string; name: string }): string {
  return nickname || `${surnameOf(name)}邻居`
}
