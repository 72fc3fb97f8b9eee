import {
  heading,
  dayFromNow,
  paragraph,
  picture,
  points,
  quote,
  steps,
  type Desk,
  type Written,
} from './writing'

/** What the government gives or asks for, in plain words. */

export const mealSubsidy = ({ now, file }: Desk): Written => ({
  key: 'meal-subsidy',
  title: '老年助餐补贴怎么算:一餐自己付 3 到 5 块',
  summary: '60 岁以上的老人在社区食堂吃饭有补贴,年纪越大补得越多。带身份证登记一次,以后吃饭自动减。',
  category: 'policy',
  cover: 'news-canteen.svg',
  tags: ['助餐', '补贴', '老年人'],
  issuer: '大庆路办事处',
  effectiveOn: dayFromNow(now, -24),
  relevance: {
    forWhom: '户口或常住在兴隆社区、年满 60 岁的老人;在外地领退休金的也算',
    bring: '身份证;替父母登记的,带父母的身份证照片就行',
    where: '党群服务中心一楼 2 号窗口,或者请网格员上门登记',
    phone: '0393-4412345',
  },
  related: ['canteen-menu', 'old-age-check'],
  body: [
    paragraph(
      '不少老邻居问,社区食堂一份饭成本十来块,为什么自己只付几块钱。差的那一部分,一半是街道的补贴,一半是社区合伙人出的。',
    ),
    heading('各个年纪付多少'),
    points(
      '60 到 69 岁:一餐付 5 元',
      '70 到 79 岁:一餐付 4 元',
      '80 岁以上:一餐付 3 元,送餐也不加钱',
      '低保、特困和失能老人:一餐付 3 元,不看年纪',
    ),
    heading('怎么登记'),
    steps(
      '带身份证到 2 号窗口,五分钟办好。',
      '工作人员当面问一句饮食习惯:软烂、少盐、少糖、清真,都记下来。',
      '第二天起,订饭时自动按补贴价算,不用再出示证件。',
    ),
    picture(file('noodles.svg'), '不想吃米饭,也可以换一碗手擀面'),
    heading('大家常问的'),
    paragraph(
      '一天补几餐?中午一餐、晚上一餐。回老家住几个月怎么办?回来接着用,不用重新登记。孙子孙女跟着吃行不行?行,孩子按原价 8 元。',
    ),
    quote('郭爷爷 87 岁,登记以后每天中午 3 块钱,热饭送到门口。他说:省下做饭的工夫,正好晒太阳。'),
  ],
})

export const insurance = ({ now }: Desk): Written => ({
  key: 'medical-insurance',
  title: '明年的居民医保开始交了,别等到最后一天',
  summary: '没有单位的邻居每年交一次居民医保。现在开始交,手机上两分钟;不会用手机的,来社区我们帮您。',
  category: 'policy',
  cover: 'news-card.svg',
  tags: ['医保', '缴费'],
  issuer: '华龙区医疗保障局',
  effectiveOn: dayFromNow(now, -30),
  expiresOn: dayFromNow(now, 37),
  relevance: {
    forWhom: '没有参加职工医保的居民:老人、孩子、灵活就业的人。退休职工不用交',
    bring: '身份证号码;新生儿带户口本和出生证明',
    where: '手机上交,或到党群服务中心一楼 3 号窗口,周一到周五',
    phone: '0393-4412345',
  },
  related: ['fraud-warning'],
  body: [
    paragraph(
      '居民医保一年一交,管的是第二年全年。过了期限再交,要等三个月才能报销,这三个月里住院得自己掏钱。去年有六户就是差在最后两天。',
    ),
    heading('自己在手机上交'),
    steps(
      '打开微信,点“我”,再点“服务”,找到“城市服务”。',
      '选“社保医保”,再选“居民医保缴费”,填姓名和身份证号。',
      '看清楚名字没有错,再付款。交完截一张图,发给家里人看看。',
    ),
    heading('谁可以少交'),
    points(
      '低保对象和特困人员有减免,名字已经报上去的,缴费时自动减。',
      '残疾等级一、二级的居民,请先来社区核对一下信息。',
      '孩子跟着父母在外地上学的,只在一个地方交就行。',
    ),
    heading('两件要当心的事'),
    paragraph(
      '医保局不会打电话叫您转账,也不会发链接要密码。替老人交的时候,身份证号请核对两遍,交错了退起来要一个多月。',
    ),
    {
      kind: 'link',
      url: 'https://mp.weixin.qq.com/s/medical-insurance-2026',
      title: '公众号里的问答:明年的居民医保怎么交',
    },
    paragraph('周三、周六上午,桑榆传声队的李老师在一楼坐着,专门教大家用手机交费,一个一个来,不着急。'),
  ],
})

export const oldAgeCheck = ({ now }: Desk): Written => ({
  key: 'old-age-check',
  title: '80 岁以上老人的高龄补贴,每年要认证一次',
  summary: '认证就是让人看一眼“老人家好着呢”。可以在手机上刷脸,也可以请网格员上门拍一张照片。',
  category: 'policy',
  cover: 'news-volunteers.svg',
  tags: ['高龄补贴', '老年人'],
  issuer: '华龙区民政局',
  effectiveOn: dayFromNow(now, -75),
  expiresOn: dayFromNow(now, -4),
  relevance: {
    forWhom: '户口在华龙区、年满 80 岁、正在领高龄补贴的老人',
    bring: '身份证;出不了门的什么也不用带,我们上门',
    where: '党群服务中心一楼 2 号窗口,或者请网格员上门',
    phone: '0393-4412345',
  },
  related: ['meal-subsidy'],
  body: [
    paragraph(
      '高龄补贴每月发到老人的卡里。为了不发错,每年秋天要认证一次。今年的集中认证已经结束,全社区 131 位老人认证了 128 位。',
    ),
    heading('还没有认证的三位'),
    paragraph(
      '补贴会先停一停,不是取消。补上认证以后,停掉的月份下个月一起补发。网格员已经给三家打过电话,家里人看到请回一声。',
    ),
    heading('明年怎么办更省事'),
    steps(
      '子女手机上装好“河南政务”的小程序,登录自己的账号。',
      '把老人加进“我的家人”,填老人的身份证号。',
      '认证的时候让老人对着手机眨眨眼,一分钟就好。',
    ),
    points('长年卧床的老人,不用折腾起来,网格员上门拍照就行。', '住在外地儿女家的,视频认证也认。'),
    paragraph('新满 80 岁的邻居,生日当月带身份证和银行卡来登记,从下个月开始发。'),
  ],
})
