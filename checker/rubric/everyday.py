"""Words that carry no meaning of their own, and words that every essay of the field uses."""

# fmt: off
STOP_WORDS = frozenset(
    {
        "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because",
        "been", "before", "being", "both", "but", "by", "can", "could", "did", "do", "does", "doing",
        "each", "either", "even", "every", "for", "from", "had", "has", "have", "having", "he", "her",
        "his", "how", "i", "if", "in", "into", "is", "it", "its", "itself", "just", "like", "may", "me",
        "might", "more", "most", "must", "my", "no", "nor", "not", "of", "on", "one", "or", "other",
        "our", "out", "over", "own", "said", "same", "say", "says", "she", "should", "so", "some", "such",
        "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
        "through", "to", "too", "under", "until", "up", "upon", "us", "very", "was", "we", "were", "what",
        "when", "where", "which", "while", "who", "whom", "whose", "why", "will", "with", "within",
        "without", "would", "yes", "you", "your", "yourself",
    }
)
"""Words that are left out when texts are compared."""

EVERYDAY_WORDS = frozenset(
    {
        "action", "add", "agency", "aim", "answer", "area", "care", "carer", "case", "child", "children",
        "clear", "contact", "day", "describe", "detail", "different", "example", "explain", "family",
        "give", "good", "group", "help", "important", "involve", "job", "kind", "know", "lead", "learner",
        "look", "make", "mean", "meet", "meeting", "name", "need", "occasion", "outcome", "parent",
        "part", "partner", "partnership", "people", "person", "place", "point", "practice",
        "practitioner", "problem", "professional", "put", "reason", "relationship", "role", "school",
        "service", "setting", "show", "situation", "someone", "staff", "step", "support", "take", "team",
        "tell", "thing", "time", "together", "use", "value", "way", "well", "word", "work", "worker",
        "working", "write", "young",
    }
)
"""Words that alone give no answer away."""
# fmt: on
