import { wheelsOf, type PickerSettings } from '../../../local/preview/runtime/components/picker-wheels'

const settings = (given: Partial<PickerSettings>): PickerSettings => ({
  mode: 'selector',
  range: [],
  rangeKey: '',
  value: undefined,
  start: '',
  end: '',
  fields: 'day',
  customItem: '',
  ...given,
})

describe('selector', () => {
  test('shows the named field and answers the index as text', () => {
    const wheels = wheelsOf(
      settings({ range: [{ name: '东门' }, { name: '西门' }], rangeKey: 'name', value: 1 }),
    )

    expect(wheels.columns([1])).toEqual([['东门', '西门']])
    expect(wheels.initial).toEqual([1])
    expect(wheels.result([0])).toEqual({ value: '0' })
  })
})

describe('multiSelector', () => {
  test('answers one index for each column', () => {
    const range = [
      ['1号楼', '2号楼'],
      ['101', '102'],
    ]
    const wheels = wheelsOf(settings({ mode: 'multiSelector', range, value: [1] }))

    expect(wheels.initial).toEqual([1, 0])
    expect(wheels.result([1, 1])).toEqual({ value: [1, 1] })
  })
})

describe('time', () => {
  const wheels = wheelsOf(settings({ mode: 'time', value: '16:30', start: '16:10', end: '18:20' }))

  test('begins at its value', () => {
    expect(wheels.initial).toEqual([0, 20])
    expect(wheels.result(wheels.initial)).toEqual({ value: '16:30' })
  })

  test('offers the minutes inside the range only', () => {
    expect(wheels.columns([0, 0])[1]?.[0]).toBe('10')
    expect(wheels.columns([1, 0])[1]).toHaveLength(60)
    expect(wheels.columns([2, 0])[1]?.at(-1)).toBe('20')
  })
})

describe('date', () => {
  const wheels = wheelsOf(
    settings({ mode: 'date', value: '2024-02-29', start: '2023-11-15', end: '2024-03-10' }),
  )

  test('begins at its value', () => {
    expect(wheels.result(wheels.initial)).toEqual({ value: '2024-02-29' })
  })

  test('knows how long a month is', () => {
    expect(wheels.columns([1, 1, 0])[2]).toHaveLength(29)
  })

  test('keeps inside its first and last day', () => {
    expect(wheels.columns([0, 0, 0]).slice(1)).toEqual([
      ['11月', '12月'],
      Array.from({ length: 16 }, (_, index) => `${index + 15}日`),
    ])
    expect(wheels.columns([1, 2, 0])[2]?.at(-1)).toBe('10日')
  })

  test('a day that the chosen month lacks becomes its last one', () => {
    expect(wheels.result([1, 1, 30])).toEqual({ value: '2024-02-29' })
  })

  test.each([
    ['year', '2024'],
    ['month', '2024-02'],
  ])('fields=%s answers as much', (fields, value) => {
    const shorter = wheelsOf(settings({ mode: 'date', value: '2024-02-29', fields }))
    expect(shorter.result(shorter.initial)).toEqual({ value })
  })
})

describe('region', () => {
  test('begins at its value and lets districts follow the city', () => {
    const wheels = wheelsOf(settings({ mode: 'region', value: ['河南省', '濮阳市', '华龙区'] }))

    expect(wheels.result(wheels.initial)).toMatchObject({ value: ['河南省', '濮阳市', '华龙区'] })
    expect(wheels.columns([0, 1])[2]).toContain('金水区')
  })

  test('an item of its own stands first in every column', () => {
    const wheels = wheelsOf(settings({ mode: 'region', customItem: '全部', value: [] }))

    expect(wheels.result([0, 0, 0])).toMatchObject({ value: ['全部', '全部', '全部'] })
  })
})
