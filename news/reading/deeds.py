"""All the words for what states do about treaties, in the order in which they are tried."""

from news.reading.acts import ActRule
from news.reading.deeds_joining import JOINING
from news.reading.deeds_leaving import LEAVING

RULES: tuple[ActRule, ...] = (*LEAVING, *JOINING)
