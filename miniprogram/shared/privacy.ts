/**
 * Which text a person has agreed to. Grows whenever the text on the privacy page changes in substance; whoever agreed to
 * an older one is asked again before the next personal field.
 */
export const PRIVACY_VERSION = '2026-11'

/** Which text a guardian has agreed to before a child is written down (PIPL article 31: a separate consent). */
export const GUARDIAN_VERSION = '2026-11'

/** Until this birthday a guardian acts for a child without being asked. */
export const ADULT_AGE = 18

/** A question that people have, and our answer. */
export interface TextPart {
  title: string
  text: string
}

/** What is asked before the first personal field: the whole text in four answers. */
export const PRIVACY_IN_SHORT: readonly TextPart[] = [
  {
    title: '记什么',
    text: '姓名和电话。住址、出生日期、饮食要求、头像昵称,愿意才填。您订了什么也会记下来。',
  },
  { title: '拿来做什么', text: '给您留菜、送餐,有变化时联系您。不给商家,不发广告。' },
  {
    title: '谁看得到',
    text: '您自己、您同意替您办事的家人,还有办这件事的社区工作人员。他们看过住址、电话和饮食要求,都留有记录。',
  },
  {
    title: '想看、想删',
    text: '在“我的”里点“隐私与授权”,可以导出自己的资料,也可以删除账号。打电话给社区也行。',
  },
]

/** The whole text, as the privacy page shows it. */
export const PRIVACY_TEXT: readonly TextPart[] = [
  {
    title: '我们记什么',
    text: '姓名和电话是必须的,不然菜不知道给谁留。住址、出生日期、饮食要求、昵称和头像,您愿意填才有。您订了什么、付了多少、什么时候取的,也会记下来。您在资讯下面问的话、点的赞和收藏也记着;谁看了哪篇文章不记名字,只数人数。',
  },
  {
    title: '拿来做什么',
    text: '给您留菜、送餐,有变化时找得到您;住址用来算每户的限购;年龄用来算优惠;饮食要求给食堂看。送餐时没人应门,会马上告诉能替您订餐的家人和网格员,直到知道您平安。不做别的用,不给商家,不发广告。',
  },
  {
    title: '谁看得到',
    text: '您自己,您同意替您办事的家人,以及正在办这件事的社区工作人员。送餐员只在当天、只看自己要送的几家。工作人员看过您的住址、电话和饮食要求,都会留下记录,导出资料时您能看到是谁、什么时候看的。别的邻居最多看到您的姓、昵称和头像。',
  },
  {
    title: '电话从哪里来',
    text: '您点“用微信手机号”,微信会先问您;您不点,自己填就行。',
  },
  {
    title: '孩子的资料',
    text: '不满 18 岁的孩子,要监护人同意才登记,只记姓名、出生日期和饮食要求。监护人随时可以改、可以删。',
  },
  {
    title: '替家人办事',
    text: '谁能替您办事,由您点头,或者当着工作人员的面说好。每件事是谁办的都写着。想停,随时可以停。',
  },
  {
    title: '放在哪里、放多久',
    text: '放在国内的腾讯云上,您用多久就放多久。您删除账号以后,姓名、电话、住址还有您问的话、点赞和收藏,这些马上删掉;订单的数量、金额和补贴记账要用,留着,但不再有您的名字。',
  },
  {
    title: '想看、想改、想删',
    text: '资料在“我的”里改;导出和删除就在这一页下面。自己不方便,打电话给社区或者来社区,工作人员替您办。',
  },
]

/** What a guardian agrees to before a child is written down. */
export const GUARDIAN_TEXT =
  '我是孩子的父母或其他监护人。我同意社区记下孩子的姓名、出生日期和饮食要求,用来替孩子报课、订餐。只有我、上课的老师(只看姓名和年龄)和办事的工作人员看得到。我随时可以改、可以删;孩子满 18 岁就自动停止。'
