import {
  dateInWords,
  heading,
  next,
  paragraph,
  picture,
  points,
  quote,
  steps,
  type Desk,
  type Written,
} from './writing'

/** What there is to join. */

const SATURDAY = 6
const SUNDAY = 0
const WEDNESDAY = 3

export function paintingClass({ now }: Desk): Written {
  const first = dateInWords(next(now, SATURDAY))
  return {
    key: 'painting-class',
    title: '优艺学堂冬季国画班招生,大人孩子都收',
    summary: `陈雅老师教梅兰竹菊,十节课,每周六上午,${first}开课。零基础也能来,先试一节再决定。`,
    category: 'event',
    cover: 'news-painting.svg',
    tags: ['优艺学堂', '国画'],
    source: '兴隆社区、乐舞乐艺术培训中心',
    body: [
      paragraph(
        '冬天里闲,正好学画。这期国画班还是陈雅老师教,从握笔、调墨开始,十节课画完梅兰竹菊四张小品,最后一节裱起来带回家过年。',
      ),
      heading('班次和人数'),
      points(
        '孩子班:7 到 12 岁,周六上午 9 点到 10 点,15 人',
        '大人班:不限年纪,周六上午 10 点 15 分到 11 点 15 分,15 人',
        '爷爷奶奶带孙辈一起来的,两个人坐一张桌子,算一个半人的钱',
      ),
      heading('要交多少'),
      paragraph(
        '十节课 180 元,宣纸和颜料都在里面;毛笔自己带,没有的可以先借。60 岁以上的邻居收 90 元。中途不想学了,没上的课退钱。',
      ),
      heading('怎么报名'),
      paragraph(
        `到党群服务中心二楼找陈老师,或者打社区电话。报满就排队,有人退出马上补。${first}第一节可以免费试听,坐不下就加凳子。`,
      ),
      quote('朱明远大爷 84 岁,上期一节没落。他说手不抖了,心也静了。'),
    ],
  }
}

export function bloodPressure({ now }: Desk): Written {
  const day = dateInWords(next(now, WEDNESDAY))
  return {
    key: 'blood-pressure',
    title: '免费量血压测血糖,这次可以看中医',
    summary: `${day}上午 8 点到 11 点,在党群服务中心一楼。测血糖请空着肚子来,测完有热豆浆。`,
    category: 'event',
    cover: 'news-health.svg',
    tags: ['健康', '义诊'],
    source: '兴隆社区、社区卫生服务站',
    body: [
      paragraph(
        `每月一次的健康日又到了。${day}上午,卫生服务站的两位护士来量血压、测血糖,市中医医院建安院区的李大夫来坐半天,看看舌头把把脉,不开药,只出主意。`,
      ),
      heading('来之前'),
      steps(
        '测血糖的,前一晚 10 点以后别吃东西,早上可以喝水。',
        '吃降压药的照常吃,别为了量得准停药。',
        '穿袖子宽一点的衣服,好卷。',
      ),
      heading('测了以后'),
      paragraph(
        '数字当场写在您的小本子上。愿意的话,也记进社区的健康档案,子女在外地也能放心;不愿意记的,说一声就不记。',
      ),
      points(
        '血压高压超过 160 的,护士当场安排复查。',
        '血糖空腹超过 7 的,卫生站给您约下周的门诊。',
        '走不动的,提前一天打电话,护士中午上门。',
      ),
      paragraph('上个月来了 86 位,有两位的高血压是第一次发现。平时不觉得难受的,也来量一量。'),
    ],
  }
}

export const workshop = (): Written => ({
  key: 'workshop',
  title: '睦邻工坊再招 12 个人,接送孩子两不误',
  summary: '缝布包、编中国结,计件拿钱。上午 9 点到 11 点半、下午 2 点到 4 点,来不来自己定。',
  category: 'community',
  cover: 'news-workshop.svg',
  tags: ['睦邻工坊', '招人'],
  body: [
    paragraph(
      '睦邻工坊开了一年多,现在有 23 位姐妹在做活,有带孩子的妈妈,也有刚退休的阿姨。年底订单多,再招 12 个人。',
    ),
    heading('做什么,给多少'),
    points(
      '缝帆布包:一个 4 元,手快的一上午缝十来个',
      '编中国结:大的 6 元,小的 2 元,可以拿回家编',
      '包装贺卡:一百张 15 元,坐着就能干',
    ),
    heading('没做过怎么办'),
    paragraph(
      '先学三个半天,彭洁手把手教,针线和布都由工坊出。学的时候不计件,中午管一顿食堂的饭。学完觉得不合适,不来也没关系。',
    ),
    heading('两条规矩'),
    paragraph('一是接送孩子的时间随便走,不用请假;二是工钱每月 5 号结清,一笔一笔记在本子上,当面对账。'),
    paragraph('想来的到 10 号楼一楼的工坊看看,门口挂着红灯笼就是。也可以打电话给彭洁,0393-4412371。'),
    quote('马晓燕说:孩子一上学我就来,放学铃响我就走,一个月挣一千出头,心里踏实。'),
  ],
})

export function fireDrill({ now }: Desk): Written {
  const day = dateInWords(next(now, SUNDAY))
  return {
    key: 'fire-drill',
    title: `${day}上午消防演练,听到警报不要慌`,
    summary: '上午 10 点拉警报,21 到 25 号楼的邻居走楼梯下来,其他楼的可以来广场学用灭火器。',
    category: 'event',
    cover: 'news-fire.svg',
    tags: ['消防', '安全'],
    source: '兴隆社区、消防救援站',
    body: [
      paragraph(`${day}上午 10 点,社区和消防救援站一起演练。警报响三分钟,是练习,不是真着火,老人孩子别怕。`),
      heading('住在 21 到 25 号楼的邻居'),
      steps(
        '听到警报,用湿毛巾捂住口鼻,弯着腰走楼梯,不坐电梯。',
        '出门随手关门,别回去拿东西。',
        '到休闲广场找自己楼的牌子,让楼长点一下名。',
      ),
      paragraph('腿脚不便的、刚做完手术的不用下楼,把湿毛巾挂在窗外,消防员会上来教您怎么等救援。'),
      heading('广场上可以学的'),
      points(
        '灭火器怎么提、怎么拔、怎么压,每人都能喷一次。',
        '油锅着火盖锅盖,千万别泼水。',
        '电动车和电池别推上楼,充电到楼下的车棚。',
      ),
      paragraph('演练大约 40 分钟。学完的孩子发一枚小消防员徽章,一共准备了 120 枚。'),
    ],
  }
}

/** Approved, and waits for tomorrow morning. */
export function reading({ now, file }: Desk): Written {
  const day = dateInWords(next(now, SATURDAY))
  return {
    key: 'reading',
    title: '周六亲子阅读:一起读《团圆》',
    summary: `${day}下午 3 点,二楼图书角,3 到 8 岁的孩子和家里大人一起来,读完动手做一盏小灯笼。`,
    category: 'event',
    cover: 'news-board.svg',
    tags: ['优艺学堂', '亲子'],
    related: ['painting-class'],
    body: [
      paragraph(
        '这周读的是绘本《团圆》,讲一个孩子等在外面盖房子的爸爸回家过年。社区里好多孩子的爸爸妈妈也在外面上班,我们想和孩子们一起读一读。',
      ),
      heading('怎么来'),
      points(
        '一家来一个大人就行,爷爷奶奶也欢迎。',
        '带一把儿童剪刀,彩纸和小灯泡由社区准备。',
        '一共 20 个小坐垫,先打电话留一个。',
      ),
      paragraph('读书大约半小时,做灯笼半小时。做好的灯笼挂在楼道里,元旦那天一起点亮。'),
      picture(file('news-workshop.svg'), '彩纸和布头都由睦邻工坊准备'),
    ],
  }
}
