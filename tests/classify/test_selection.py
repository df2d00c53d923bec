from policy_text.classify import select_uncertain

SURE = ["县里组建医共体，专家下沉乡镇，双向转诊。", "长者食堂开张，老人就餐打折，日间照料免费。"]
DOUBTFUL = "药品、床位、餐券都由街道统一安排。"


def test_the_doubtful_come_before_the_sure(health_model):
    assert select_uncertain(health_model, [*SURE, DOUBTFUL], count=1) == [2]


def test_copies_of_one_doubt_are_asked_once_before_others(health_model):
    other = "专家到食堂查看药品耗材。"
    texts = [DOUBTFUL, DOUBTFUL, DOUBTFUL, other]
    chosen = select_uncertain(health_model, texts, count=2)
    assert {texts[number] for number in chosen} == {DOUBTFUL, other}


def test_numbers_are_distinct_and_no_more_than_there_are(health_model):
    texts = [*SURE, DOUBTFUL, "", "。"]
    assert sorted(select_uncertain(health_model, texts, count=50)) == [0, 1, 2, 3, 4]
    assert select_uncertain(health_model, [], count=5) == []
    assert select_uncertain(health_model, texts, count=0) == []


def test_the_choice_is_the_same_every_time(health_model):
    texts = [f"第{n}街道{DOUBTFUL}" for n in range(30)]
    assert select_uncertain(health_model, texts, count=7) == select_uncertain(health_model, texts, count=7)


def test_lines_that_say_nothing_are_not_asked_for_the_doubt_of_their_heading(health_model):
    headings = ["药品、床位、餐券都由街道统一安排", "药品、床位、餐券都由街道统一安排", None]
    texts = ["2021年9月10日", "西街办事处", SURE[1]]
    assert select_uncertain(health_model, texts, count=1, headings=headings) == [2]
