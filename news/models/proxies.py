"""What came in as people look for it: lists of what needs somebody."""

from news.models.feeds import Feed
from news.models.jobs import Job


class FeedAlarm(Feed):
    """A feed with which something is wrong."""

    class Meta:
        proxy = True
        verbose_name = "feed with an alarm"
        verbose_name_plural = "feeds with an alarm"


class ParkedJob(Job):
    """A piece of background work that failed too often."""

    class Meta:
        proxy = True
        verbose_name = "parked job"
        verbose_name_plural = "parked jobs"
