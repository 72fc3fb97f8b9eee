import type { Choice } from '../../../components/choice-bar/index'

const OTHER = '其他'

const choices = (words: readonly string[]): Choice[] =>
  [...words, OTHER].map((word) => ({ value: word, label: word }))

/** What people here call those for whom they do things. */
export const ELDERS: Choice[] = choices([
  '妈妈',
  '爸爸',
  '婆婆',
  '公公',
  '岳母',
  '岳父',
  '奶奶',
  '爷爷',
  '姥姥',
  '姥爷',
  '老伴',
])

export const CHILDREN: Choice[] = choices(['儿子', '女儿', '孙子', '孙女', '外孙', '外孙女'])

/** The word that counts: the one tapped, or the one written for "其他". */
export const relationOf = (chosen: string, written: string): string =>
  chosen === OTHER ? written.trim() : chosen

export const isOther = (chosen: string): boolean => chosen === OTHER
