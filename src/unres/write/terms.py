"""The ontology entries (`TLC*`) a file may refer to, with fixed ids and names (akn4un 2.6). Data."""

from __future__ import annotations

#: organs as printed → actor
ORGANS = {
    "大会": "un-ga",
    "安全理事会": "un-sc",
    "人权理事会": "un-ga-hrc",
    "经济及社会理事会": "un-ecosoc",
    "托管理事会": "un-tc",
    "联合国": "un",
}

#: committees as printed → actor
COMMITTEES = {
    "特别政治和非殖民化委员会(第四委员会)": "un-ga-c4",
    "特别政治和非殖民化委员会（第四委员会）": "un-ga-c4",
    "特别政治和非殖民化委员会 (第四委员会)": "un-ga-c4",
    "第一委员会": "un-ga-c1",
    "第二委员会": "un-ga-c2",
    "第三委员会": "un-ga-c3",
    "第四委员会": "un-ga-c4",
    "第五委员会": "un-ga-c5",
    "第六委员会": "un-ga-c6",
    "总务委员会": "un-ga-gc",
}

#: actor → name
NAMES = {
    "un": "联合国",
    "un-ga": "大会",
    "un-sc": "安全理事会",
    "un-ga-hrc": "人权理事会",
    "un-ecosoc": "经济及社会理事会",
    "un-tc": "托管理事会",
    "un-st": "秘书处",
    "un-ga-gc": "总务委员会",
    "un-ga-c1": "第一委员会",
    "un-ga-c2": "第二委员会",
    "un-ga-c3": "第三委员会",
    "un-ga-c4": "特别政治和非殖民化委员会(第四委员会)",
    "un-ga-c5": "第五委员会",
    "un-ga-c6": "第六委员会",
}

#: id → (element, class, last step of the IRI, showAs)
TERMS = {
    "unres": ("TLCProcess", "process", "unres", "unres 转换程序"),
    "author": ("TLCRole", "role", "author", "作者"),
    "editor": ("TLCRole", "role", "editor", "标记者"),
    "sponsors": ("TLCRole", "role", "sponsors", "提案国"),
    "symbol": ("TLCConcept", "concept", "symbol", "文号"),
    "resolution": ("TLCConcept", "concept", "resolution", "决议"),
    "decision": ("TLCConcept", "concept", "decision", "决定"),
    "resolutionDraft": ("TLCConcept", "concept", "resolutionDraft", "决议草案"),
    "decisionDraft": ("TLCConcept", "concept", "decisionDraft", "决定草案"),
    "distributionGeneral": ("TLCConcept", "concept", "distributionGeneral", "普遍分发"),
    "distributionLimited": ("TLCConcept", "concept", "distributionLimited", "限制分发"),
    "distributionRestricted": ("TLCConcept", "concept", "distributionRestricted", "限量分发"),
    "issuanceDate": ("TLCConcept", "concept", "issuanceDate", "印发日期"),
    "adoptionDate": ("TLCConcept", "concept", "adoptionDate", "通过日期"),
    "preamble": ("TLCConcept", "concept", "preamble", "序言部分"),
    "enactingFormula": ("TLCConcept", "concept", "enactingFormula", "起首语"),
    "adopted": ("TLCConcept", "concept", "adopted", "通过"),
    "adoptedWithoutVote": ("TLCConcept", "concept", "adoptedWithoutVote", "未经表决通过"),
    "adoptedRecordedVote": ("TLCConcept", "concept", "adoptedRecordedVote", "经记录表决通过"),
    "inFavour": ("TLCConcept", "concept", "inFavour", "赞成"),
    "against": ("TLCConcept", "concept", "against", "反对"),
    "abstaining": ("TLCConcept", "concept", "abstaining", "弃权"),
    "issued": ("TLCConcept", "concept", "issued", "印发"),
    "noMainCommittee": ("TLCConcept", "concept", "noMainCommittee", "未经发交主要委员会"),
    "publicationJobNumber": ("TLCConcept", "concept", "publicationJobNumber", "印件编号"),
    "money": ("TLCConcept", "concept", "money", "金额"),
    "percentage": ("TLCConcept", "concept", "percentage", "百分比"),
    "secretary-general": ("TLCRole", "role", "secretaryGeneral", "秘书长"),
    "high-commissioner": ("TLCRole", "role", "highCommissionerForHumanRights", "联合国人权事务高级专员"),
    "president-ga": ("TLCRole", "role", "presidentOfTheGeneralAssembly", "大会主席"),
    "special-rapporteur": ("TLCRole", "role", "specialRapporteur", "特别报告员"),
    "member-states": ("TLCOrganization", "organization", "memberStates", "会员国"),
    "states": ("TLCOrganization", "organization", "states", "各国"),
    "states-parties": ("TLCOrganization", "organization", "statesParties", "缔约国"),
    "governments": ("TLCOrganization", "organization", "governments", "各国政府"),
    "un-system": ("TLCOrganization", "organization", "unitedNationsSystem", "联合国系统"),
    "specialized-agencies": ("TLCOrganization", "organization", "specializedAgencies", "各专门机构"),
    "international-community": ("TLCOrganization", "organization", "internationalCommunity", "国际社会"),
    "zho": ("TLCConcept", "concept", "language/zho", "中文"),
    "eng": ("TLCConcept", "concept", "language/eng", "英文"),
    "fra": ("TLCConcept", "concept", "language/fra", "法文"),
    "spa": ("TLCConcept", "concept", "language/spa", "西班牙文"),
    "rus": ("TLCConcept", "concept", "language/rus", "俄文"),
    "ara": ("TLCConcept", "concept", "language/ara", "阿拉伯文"),
}

#: languages as printed in the masthead
LANGUAGES = {
    "Chinese": "zho",
    "English": "eng",
    "French": "fra",
    "Spanish": "spa",
    "Russian": "rus",
    "Arabic": "ara",
    "中文": "zho",
    "英文": "eng",
    "法文": "fra",
    "西班牙文": "spa",
    "俄文": "rus",
    "阿拉伯文": "ara",
}

#: principal actors as they are addressed → id (akn4un 11, level 2)
ACTORS = {
    "秘书长": "secretary-general",
    "联合国人权事务高级专员": "high-commissioner",
    "高级专员": "high-commissioner",
    "大会主席": "president-ga",
    "特别报告员": "special-rapporteur",
    "会员国": "member-states",
    "各会员国": "member-states",
    "所有会员国": "member-states",
    "各国": "states",
    "所有国家": "states",
    "缔约国": "states-parties",
    "各缔约国": "states-parties",
    "所有缔约国": "states-parties",
    "各国政府": "governments",
    "联合国系统": "un-system",
    "各专门机构": "specialized-agencies",
    "国际社会": "international-community",
    "安全理事会": "un-sc",
    "人权理事会": "un-ga-hrc",
    "经济及社会理事会": "un-ecosoc",
}

#: action keys of akn4un 11; a phrase with another key is marked without `refersTo`
ACTIONS = frozenset(
    (
        *("recall", "reaffirm", "recognize", "note", "takeNote", "noteWithAppreciation", "noteWithConcern", "welcome"),
        *(
            "emphasize",
            "stress",
            "underline",
            "concern",
            "deeplyConcerned",
            "convinced",
            "aware",
            "bearInMind",
            "consider",
        ),
        *(
            "affirm",
            "guidedBy",
            "determine",
            "actUnder",
            "decide",
            "request",
            "callUpon",
            "urge",
            "encourage",
            "invite",
        ),
        *("recommend", "approve", "endorse", "adopt", "appeal", "condemn", "demand", "express", "commend", "thank"),
        *("authorize", "establish", "extend", "appoint", "elect", "reiterate", "acknowledge", "support", "remind"),
        *("declare", "proclaim"),
    )
)
