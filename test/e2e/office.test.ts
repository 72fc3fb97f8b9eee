import { LIU_JIANGUO, useStage, WANG, ZHANG_MIN } from '../support/stage'

const stage = useStage()
const CALLS = '/packages/people/pages/calls/index'

test('an administrator finds that two records are one person, and her history is on one page', async () => {
  // given an order that was taken by telephone for a record without a room
  const office = await stage().phone({ as: LIU_JIANGUO })
  await office.goto('/packages/people/pages/person/index?id=p-wang-xiuying')
  await office.see('可能是同一个人', '储冬白菜萝卜')
  await office.seeNothingOf(/土鸡蛋和老面馒头/)

  // when the two are made one
  await office.tap('和王秀英比一比,合并')
  await office.see('留下哪一份', '并过去')
  await office.tap('合成一份')
  await office.tap('原因:电话登记过,后来用了微信')
  await office.tap('确定合并')

  // then everything is on the page that stayed, and the other one is found no more
  await office.see(/土鸡蛋和老面馒头/, '储冬白菜萝卜')
  await office.seeNothingOf('可能是同一个人')
  const found = await stage().cloud.call<{ items: { personId: string }[] }>(
    'people',
    LIU_JIANGUO,
    'searchPeople',
    { query: '王秀英' },
  )
  expect(found.ok && found.value.items.map(({ personId }) => personId)).toEqual(['p-wang-xiuying'])

  // and she sees the order on her own phone
  const elder = await stage().phone({ as: WANG })
  await elder.goto('/packages/groupbuy/pages/orders/index')
  await elder.see('土鸡蛋和老面馒头')

  // and the log says who did it and why
  await office.goto('/packages/people/pages/audit/index')
  await office.see('原因:电话登记过,后来用了微信')
})

test.each(['mouse', 'touch'] as const)(
  'by %s: a message that cannot reach somebody becomes a call, and the call is worked off',
  async (hand) => {
    // given a neighbour without WeChat whose order the office cancels
    const order = { mouse: 'o-c-vegetables-2', touch: 'o-c-vegetables-7' }[hand]
    const name = { mouse: '李桂花', touch: '高淑兰' }[hand]
    const organiser = await stage().phone({ as: ZHANG_MIN, hand })
    await organiser.goto(`/packages/staff/pages/order/index?id=${order}`)
    await organiser.tap('取消这一单')
    await organiser.fill('或者写一句原因,会记录在案', '基地下冰雹,没有货')
    await organiser.tap('确定取消')
    await organiser.see('已取消')

    // when the message finds no way to her
    await stage().cloud.fire('people', 'deliver')

    // then she is on the list of calls, with what to say
    await organiser.goto(CALLS)
    await organiser.see(name, /基地下冰雹,没有货/)
    await organiser.tap(`我来打给${name}`)
    await organiser.see('拨打', '告诉 TA')
    await organiser.fill('如:女儿接的,会转告', '本人接的')
    await organiser.tap(/^说到了/)
    await organiser.see(`记下了:跟${name}说到了`)
    await organiser.tap('打过的')
    await organiser.see(name, /本人接的/)
  },
)
