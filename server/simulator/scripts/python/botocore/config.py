"""Settings of clients. A rehearsal has no use for them but the region."""


class Config:
    def __init__(self, **options):
        self.region_name = None
        self.__dict__.update(options)

    def merge(self, other):
        return Config(**{**self.__dict__, **other.__dict__})
