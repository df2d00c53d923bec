from policy_text.classify.card import write_card


def test_a_card_has_scores_types_and_limits(health_folder):
    card = (health_folder / "card.md").read_text("utf-8")
    assert "# Reform model `health`" in card
    assert "| elderly-care |" in card
    assert "200 paragraphs of 10 settings" in card
    assert "## Limits" in card
    assert "## Candidates" not in card  # nothing is told that was not measured


def test_studies_stand_on_the_card_where_they_were_made(health_model):
    figures = {"micro_f1": 0.5, "macro_f1": 0.4, "false_tag_rate": 0.1}
    studies = {
        "candidates": [{"name": "keywords", "held_out": figures, "real": figures, "seconds": 1}],
        "reasons": {
            "tags": 9,
            "fall_without_reasons": 3.0,
            "fall_without_others": -0.25,
            "tags_lost_without_reasons": 0.6,
            "tags_lost_without_others": 0.0,
        },
        "answers": [{"labels": 200, "chosen": 0.7, "random": 0.6}],
        "speed": {
            "load_seconds": 0.1,
            "paragraphs_a_second_of_processor": 2000,
            "mean_characters": 110,
            "megabytes": 0.3,
        },
    }
    card = write_card({**health_model.manifest, "studies": studies})
    assert "| keywords | 0.500 | 0.400 | 0.100 | 0.500 | 0.400 | 0.100 |" in card
    assert "fell by 3.00" in card and "by +0.25" in card
    assert "| 200 | 0.700 | 0.600 |" in card
    assert "2000 paragraphs of 110 characters" in card
