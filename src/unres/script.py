"""Traditional script: a text is matched on a folded copy of equal length; the text itself is never converted."""

from __future__ import annotations

import re

# The characters that the rules of this package know or that resolutions use, with what they are in simplified script. What is
# not here stays as it is: to tell a formula, a verb or a label it does not matter.
_TRADITIONAL = (
    "國會議閤關聯發髮為爲員決並併進對號傢續動際權麪麫麵與於強實組別彆齣體這題約確務請調機區織協過報義問認製經現資書應執內長係繫間註衕錶據項時況迴規領業護構祕統開顧埰寀採設濟標個箇識繼勵戰響種處婦朮術預條級"
    "將噹當數嚮曏後團糰敎査亞審舉計適責參蔘產産專學們辦論運則覈該環劃準門擊達軍慮歡兒視減類獲穫來須鬚結隊維還嚴險裏裡見災編變從諾復複風導沖衝監備締緻極創馬傳氣無負睏貧營裝狀衛納侷籌優範夥礎補記養殘質農評糧"
    "願剋穩臨難讚贊販羣職勢擔樣憲邊獨財擴語俬測離額爾礙圍貿網緊費籲獻佈揮選給討點脅蓆貢儘盡訓夠東囌甦蘇轉卽墰壇壜罈罎態讓島載佔積漁層蘭羅話捲賞節葯藥訂諮針鍼証證療觀眾衆醫綱彔錄録剝違兩總屬廣綫線場斷乾幹榦"
    "許價滿綜帶幫爭談敗債匯彙滙擬詢敘檯臺颱訴輕單損嶼絡腦徑終勞脩週唸氾汎陸說説譴壞歐興驗習驟紀雙鍵託齡罰剛遊魚攤踐電簽籤銘沒圖緬稅傷峯彈聲遺觸襲緩汙蹤劇薩徵駐貝償揚輸隻擾毀燬譭階遠溝潛飢饑戶徹絕絶堅蓋稱連"
    "烏繳尋廢諸撈績奪庫簡餓檢寫銀厤曆歷遲轄盜細畢殺滅擇昇陞輔貨餘懲鴻儲萬寬聞鮮眞擁紐廳銷韆頭虛趨濫競僅暫棄隨靈億閉隱騷鑑鑒倖啓啟賬賽懞濛矇奧購誌幾釋貫僱辯鏈驅鞏卹紹黨試診噁惡鄰彌瀰旣溫誤塵禦喪縮謝瘧聖詳賦"
    "訪顯冊倫貸張賠敵緣譯雜盧紅纔飲歸壓旂蔔講槍換羈脫鉅幣軌瘺瘻鬥傭練綁師窮賣遞剷鏟搶亂頒熱較錢嚇奬愛淩獎繩課貴賴輪凱潔謀闡凍鏇側寶榮獄買頻車異諧誠諒驚雖訟閱閲筆遷韌築親貼痠錯魯舘館懸聽順陳掛鉆鑽懷撥釦凈淨"
    "隸嵗歲牽𡻕壯瀕鯊掃輻醜礦慣園齊墻牆癥纍暢穀陣頓顛檔藍韓飛疊慶覽劑灣姦漸盤癒遜邁鄉茲詐撓贈樂禮綠緑鎖紮蒐丟糾藝邏蝕跡蹟颶勝瑪硃捨麥華圓偵莊縴纖讀厲輛麗嘯釁傾樹攜豐詞頁踰傑禍縱譟崑賄軟麼麽繞頑岡訊釐鹹塊寧"
    "甯艱嬰謂猶蟲賈駛煉獵鍊駕擺襬譽遙韃輯鎭鎮娛麯麴卻棲纜溼濕繪躍峽曠賂贖偽僞兌奮崗純臘鈾刪憶漢衚賓鬍匱摺攝萊闆攬緒膚誘銜噴廠滯漲舊鈎鉤擠潤艦饋龐憂艙鈡鍾鐘韋鼕龜宮拋脈脹辭竊鐵欽侶壘捱碼薦輓儀墮瀆衊褻鳥殭謹"
    "壽帳懼攔橋燒篩籃輟閑閒闇陽僑駁偉恥戲樓鋼靜騎鹽慘憑洩誕餵噸懾犧疇覺誼贏輿轟黃勁墊孫撾煙紙菸詆鰭鴉曉燈牀窪緝鬆屍撫澇澤濤搗擣殻殼泝畫畵盪綵蕩貪遡鰩墳弔彿慾晉滲皁縣膽臟鋒闢頸髒喬撐撣擱湧盃郵鋪兇檻潰賀銨錨"
    "飪飯飼餬騙鯨叢幟樑橫氫瓊貶賃賺閣雲厠喚廁憤搖淵灘碩絲罷謠謡趕醣錫龍倉勸塗墜桿欄湯瀉瀾灑狹絢誹謗謬貓釣鈣鈷頗俁恆戀擋擯枴柺槓樞淪瀏瑣紛腳葉蠻誰諜譜軀輩鉭銳鋭鏡陰馳駝鬱齋鄭誡摯叄貳"
    "屆「」『』"
)
_SIMPLIFIED = (
    "国会议合关联发发为为员决并并进对号家续动际权面面面与于强实组别别出体这题约确务请调机区织协过报义问认制经现资书应执内长系系间注同表据项时况回规领业护构秘统开顾采采采设济标个个识继励战响种处妇术术预条级"
    "将当当数向向后团团教查亚审举计适责参参产产专学们办论运则核该环划准门击达军虑欢儿视减类获获来须须结队维还严险里里见灾编变从诺复复风导冲冲监备缔致极创马传气无负困贫营装状卫纳局筹优范伙础补记养残质农评粮"
    "愿克稳临难赞赞贩群职势担样宪边独财扩语私测离额尔碍围贸网紧费吁献布挥选给讨点胁席贡尽尽训够东苏苏苏转即坛坛坛坛坛态让岛载占积渔层兰罗话卷赏节药药订咨针针证证疗观众众医纲录录录剥违两总属广线线场断干干干"
    "许价满综带帮争谈败债汇汇汇拟询叙台台台诉轻单损屿络脑径终劳修周念泛泛陆说说谴坏欧兴验习骤纪双键托龄罚刚游鱼摊践电签签铭没图缅税伤峰弹声遗触袭缓污踪剧萨征驻贝偿扬输只扰毁毁毁阶远沟潜饥饥户彻绝绝坚盖称连"
    "乌缴寻废诸捞绩夺库简饿检写银历历历迟辖盗细毕杀灭择升升辅货余惩鸿储万宽闻鲜真拥纽厅销千头虚趋滥竞仅暂弃随灵亿闭隐骚鉴鉴幸启启账赛蒙蒙蒙奥购志几释贯雇辩链驱巩恤绍党试诊恶恶邻弥弥既温误尘御丧缩谢疟圣详赋"
    "访显册伦贷张赔敌缘译杂卢红才饮归压旗卜讲枪换羁脱巨币轨瘘瘘斗佣练绑师穷卖递铲铲抢乱颁热较钱吓奖爱凌奖绳课贵赖轮凯洁谋阐冻旋侧宝荣狱买频车异谐诚谅惊虽讼阅阅笔迁韧筑亲贴酸错鲁馆馆悬听顺陈挂钻钻怀拨扣净净"
    "隶岁岁牵岁壮濒鲨扫辐丑矿惯园齐墙墙症累畅谷阵顿颠档蓝韩飞叠庆览剂湾奸渐盘愈逊迈乡兹诈挠赠乐礼绿绿锁扎搜丢纠艺逻蚀迹迹飓胜玛朱舍麦华圆侦庄纤纤读厉辆丽啸衅倾树携丰词页逾杰祸纵噪昆贿软么么绕顽冈讯厘咸块宁"
    "宁艰婴谓犹虫贾驶炼猎炼驾摆摆誉遥鞑辑镇镇娱曲曲却栖缆湿湿绘跃峡旷赂赎伪伪兑奋岗纯腊铀删忆汉胡宾胡匮折摄莱板揽绪肤诱衔喷厂滞涨旧钩钩挤润舰馈庞忧舱钟钟钟韦冬龟宫抛脉胀辞窃铁钦侣垒挨码荐挽仪堕渎蔑亵鸟僵谨"
    "寿帐惧拦桥烧筛篮辍闲闲暗阳侨驳伟耻戏楼钢静骑盐惨凭泄诞喂吨慑牺畴觉谊赢舆轰黄劲垫孙挝烟纸烟诋鳍鸦晓灯床洼缉松尸抚涝泽涛捣捣壳壳溯画画荡彩荡贪溯鳐坟吊佛欲晋渗皂县胆脏锋辟颈脏乔撑掸搁涌杯邮铺凶槛溃贺铵锚"
    "饪饭饲糊骗鲸丛帜梁横氢琼贬赁赚阁云厕唤厕愤摇渊滩硕丝罢谣谣赶糖锡龙仓劝涂坠杆栏汤泻澜洒狭绚诽谤谬猫钓钙钴颇俣恒恋挡摈拐拐杠枢沦浏琐纷脚叶蛮谁谍谱躯辈钽锐锐镜阴驰驼郁斋郑诫挚叁贰"
    "届“”‘’"
)
_FOLD = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_OLD = re.compile(f"[{_TRADITIONAL}]")
_SAMPLE = 200_000


def is_traditional(text: str) -> bool:
    """Whether a text is in traditional script: of the characters that tell, most are.

    >>> is_traditional("大會，回顧其以往各項決議，"), is_traditional("大会，回顾其以往各项决议，"), is_traditional("library")
    (True, False, False)
    """
    if "會" not in text and "國" not in text and "議" not in text and "決" not in text:
        return False
    sample = text[:_SAMPLE]
    old = sum(sample.count(c) for c in "國會議決與聯")
    return old > sum(sample.count(c) for c in "国会议决与联")


def fold(text: str) -> str:
    """The text in simplified script, character by character: of equal length, and only to be looked at.

    >>> fold("深為關切地注意到")
    '深为关切地注意到'
    """
    return text.translate(_FOLD) if _OLD.search(text) else text


_WIDE = (
    {0xFF10 + k: 48 + k for k in range(10)}
    | {0xFF21 + k: 65 + k for k in range(26)}
    | {0xFF41 + k: 97 + k for k in range(26)}
)
# A text that has none of these is given back as it is: looking is many times cheaper than translating.
_ANY_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ．／]")
_INSIDE = re.compile(r"（(?<=[0-9]（)")
_WIDE_SIGN = re.compile(r"(?<=[0-9])[．／](?=[0-9])")
_BRACKETED = re.compile(r"(?<=[0-9])（([0-9]{4}|[a-z])）")


def narrow(text: str) -> str:
    """The text with plain digits and letters for full-width ones, and plain brackets inside numbers: of equal length.

    >>> narrow("第２５１４（２０２０）号"), narrow("议程项目74（b）（续）")
    ('第2514(2020)号', '议程项目74(b)（续）')
    """
    if not _ANY_WIDE.search(text) and not _INSIDE.search(text):
        return text
    text = _WIDE_SIGN.sub(lambda m: "." if m[0] == "．" else "/", text.translate(_WIDE))
    return _BRACKETED.sub(r"(\1)", text)


def matched(text: str) -> str:
    """What patterns of this package are matched on: of equal length, in simplified script, with plain digits and blanks.

    >>> matched("第七十六屆會議"), matched("第\u00a0５３\u00a0次會議")
    ('第七十六届会议', '第 53 次会议')
    """
    if text.isascii() or not _ODD.search(text):
        return text
    return narrow(fold(text)).translate(_BLANKS)


_BLANKS = str.maketrans("\u00a0\u2007\u202f\u3000", "    ")
# what one of these steps may change: a text without any of it is looked through once
_ODD = re.compile(f"[{_TRADITIONAL}０-９Ａ-Ｚａ-ｚ．／（\u00a0\u2007\u202f\u3000]")
