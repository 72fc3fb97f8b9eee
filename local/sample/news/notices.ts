import { DAY } from '../../../miniprogram/shared/time'
import {
  dateInWords,
  heading,
  paragraph,
  picture,
  points,
  quote,
  steps,
  type Desk,
  type Written,
} from './writing'

/** What everybody has to know: water, heating, swindlers, telephone numbers. */

export function waterStop({ now }: Desk): Written {
  const tomorrow = dateInWords(now + DAY)
  return {
    key: 'water-stop',
    title: `${tomorrow}早 8 点到晚 6 点停水`,
    summary: '主管道换阀门,全社区停水一天。今晚请接好水,腿脚不便的邻居可以打电话,我们送水上门。',
    category: 'notice',
    cover: 'news-tap.svg',
    tags: ['停水', '便民'],
    source: '兴隆社区、物业站',
    body: [
      paragraph(
        `7 号楼旁边的主阀门用了二十多年,关不严了。自来水公司${tomorrow}来换新的,早上 8 点停水,晚上 6 点前来水。30 栋楼都会停。`,
      ),
      heading('今晚请做三件事'),
      steps(
        '接好做饭、洗漱和冲厕所的水,一家三口一般要两大桶。',
        '出门前看一眼水龙头,全部拧紧。来水时家里没人,最容易跑水。',
        '热水器、洗衣机先断电,来水以后再开。',
      ),
      heading('腿脚不便怎么办'),
      paragraph(
        '社区备了 60 桶水,放在党群服务中心门口,可以随时来接。家里只有老人、下不了楼的,打社区电话说一声楼号房号,红桑榆的志愿者送到门口,不收钱。',
      ),
      heading('来水以后'),
      paragraph(
        '刚来的水可能发黄,先开小水放几分钟,清了再用。到晚上 8 点还没有水的,请打物业站 0393-4412346。',
      ),
    ],
  }
}

export function heatingTest({ now }: Desk): Written {
  const day = dateInWords(now + 2 * DAY)
  return {
    key: 'heating-test',
    title: '11 到 15 号楼暖气试水,家里请留人',
    summary: `${day}上午给第 3 网格的五栋楼打压试水,家里留个人看着暖气片,漏水马上打电话。`,
    category: 'notice',
    cover: 'news-heating.svg',
    audience: '3',
    tags: ['暖气'],
    source: '兴隆社区、供热站',
    body: [
      paragraph(
        `夏天里 11、12、13、14、15 号楼换了楼道里的立管,送暖以前要再打一次压。试水在${day}上午 9 点到 11 点,供热站的师傅每栋楼有两位。`,
      ),
      heading('试水时请这样做'),
      points(
        '家里留一个大人,把暖气片下面的东西挪开,铺一块旧毛巾。',
        '看接头、看拐弯、看阀门,滴水就先关家里的总阀。',
        '新装修、改过管子的人家,请多看一会儿。',
      ),
      paragraph('实在没人在家的,今天把钥匙交给楼长,或者打给网格员徐鹏,他陪师傅一起进门,看完就锁好。'),
      heading('哪里报修'),
      paragraph('供热站值班电话 0393-4412358,白天晚上都有人。打不通就打社区,我们替您找。'),
      quote('去年 14 号楼有两家漏水,都是因为家里没人。今年咱们互相招呼一声。'),
    ],
  }
}

export const fraudWarning = (): Written => ({
  key: 'fraud-warning',
  title: '有人冒充医保局打电话,三种话一听就挂',
  summary: '上周有四位邻居接到骗子电话,都没有上当。把这三种话记住,拿不准先打给社区。',
  category: 'notice',
  cover: 'news-fraud.svg',
  tags: ['防骗', '老年人'],
  source: '兴隆社区、社区警务室',
  body: [
    paragraph(
      '18 号楼的程阿姨接到一个电话,对方叫得出她的名字,说她的医保卡在外地被人用了,要她配合调查。程阿姨多问了一句“你是哪个窗口的”,对方就挂了。',
    ),
    heading('听到这三种话,请直接挂断'),
    steps(
      '“您的卡有问题,要把钱转到安全的账户。”公家没有这样的账户。',
      '“不要告诉家里人,也不要挂电话。”真办事的人不怕您问孩子。',
      '“我发个链接,您点开填一下密码。”医保、养老金都不会用短信链接要密码。',
    ),
    heading('已经说了或者已经转了钱'),
    paragraph(
      '马上打 110 或 96110,越快越好,半小时里还有机会把钱拦下来。不要怕丢人,警务室的小马就住在 20 号楼,随时可以找他。',
    ),
    {
      kind: 'channel',
      finderUserName: 'sphXingLongVLife',
      feedId: 'export/UzFfAgtgekIEAQ',
      title: '看一段两分钟的小品:《我不点》',
    },
    paragraph('小品是桑榆传声队自己演的,家里老人爱看,可以放给他们看。'),
  ],
})

export const gridPhones = ({ file, sizeOf }: Desk): Written => ({
  key: 'grid-phones',
  title: '六个网格的网格员电话,存一个在手机里',
  summary: '家里漏水、楼道灯坏了、邻里有点小矛盾,先找自己网格的网格员。按楼号找,一个电话就行。',
  category: 'notice',
  cover: 'news-grid.svg',
  tags: ['电话', '网格'],
  body: [
    paragraph(
      '兴隆社区 30 栋楼分成六个网格,每个网格有一位专职网格员,都是社区两委的成员。不知道找谁的时候,找他们准没错。',
    ),
    heading('按楼号找网格员'),
    points(
      '1 到 5 号楼:吴刚,0393-4412361',
      '6 到 10 号楼:何静,0393-4412362',
      '11 到 15 号楼:徐鹏,0393-4412363',
      '16 到 20 号楼:田芳,0393-4412364',
      '21 到 25 号楼:董磊,0393-4412365',
      '26 到 30 号楼:宋艳,0393-4412366',
    ),
    heading('什么时候打'),
    paragraph('早 8 点到晚 8 点他们都接。夜里有急事打社区值班电话 0393-4412345;着火打 119,急病打 120,别等。'),
    heading('贴在电话机旁边'),
    paragraph(
      '下面这张表字号很大,打印出来正好一页。家里没有打印机的,到党群服务中心前台拿,已经印好了 300 张。',
    ),
    {
      kind: 'file',
      file: file('grid-phones.pdf'),
      name: '网格员电话表(大字版).pdf',
      bytes: sizeOf('grid-phones.pdf'),
    },
  ],
})

/** Taken back: the electricians put their work off. */
export function powerCut({ now }: Desk): Written {
  const day = dateInWords(now + 3 * DAY)
  return {
    key: 'power-cut',
    title: `${day}晚上 21 到 25 号楼停电`,
    summary: `供电公司检修配电箱,${day}晚上 7 点到 9 点停电两小时。`,
    category: 'notice',
    cover: 'news-board.svg',
    tags: ['停电'],
    source: '兴隆社区、物业站',
    body: [
      paragraph(
        `21 到 25 号楼的配电箱要换两个开关,供电公司定在${day}晚上 7 点到 9 点。电梯会停,请提前上下楼。`,
      ),
      points(
        '冰箱少开门,两个小时不会化。',
        '家里有制氧机的,请提前告诉网格员董磊。',
        '点蜡烛离窗帘远一些,有手电更好。',
      ),
      paragraph(
        '家里有老人和孩子的,吃饭洗澡往前赶一赶。两部电梯停在一楼,门开着,里面不会有人;万一觉得有人被困,马上打物业站 0393-4412346。',
      ),
      paragraph('楼道里的应急灯能亮一个半小时。如果来电早,我们在楼栋群里说一声。'),
    ],
  }
}

export const lampsOnSquare = ({ file }: Desk): Written => ({
  key: 'lamps-on-square',
  title: '休闲广场晚上亮灯到十点',
  summary: '',
  category: 'oilfield',
  cover: 'news-square.svg',
  tags: ['休闲广场'],
  source: '兴隆社区、油田矿区服务站',
  body: [
    paragraph('油田矿区服务站把休闲广场的 24 盏灯都换成了新的,晚上跳舞、散步看得清脚下的路。'),
    picture(file('news-square.svg'), '广场上的老抽油机,今年刷了新漆'),
    heading('亮灯时间'),
    paragraph(''),
  ],
})
