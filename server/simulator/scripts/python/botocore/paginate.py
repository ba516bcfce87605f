"""Paginators: the rehearsal says how the next page is asked for."""

from ssmith_paths import find


class Paginator:
    def __init__(self, client, operation):
        self._client = client
        self._operation = operation

    def paginate(self, PaginationConfig=None, **parameters):
        return PageIterator(self._client, self._operation, parameters, PaginationConfig or {})


class PageIterator:
    def __init__(self, client, operation, parameters, limits):
        self._client = client
        self._operation = operation
        self._parameters = parameters
        self._limits = {name: int(value) for name, value in limits.items() if name in ('MaxItems', 'PageSize') and value is not None}
        self._results = []
        self.resume_token = None

    def __iter__(self):
        further = {}
        left = self._limits.get('MaxItems')
        while further is not None and (left is None or left > 0):
            page, reply = self._client._asked(
                'page',
                self._operation,
                operation=self._operation,
                input={**self._parameters, **further},
                size=self._limits.get('PageSize'),
            )
            further, self._results = reply['next'], reply['results']
            if left is not None:
                left = self._cut(page, left)
            yield page

    def _cut(self, page, left):
        """Leaves no more items in a page than are wanted; gives how many may follow."""
        items = find(self._results[0], page) if self._results else None
        if not isinstance(items, list):
            return left
        del items[left:]
        return left - len(items)

    def build_full_result(self):
        full = {}
        for page in self:
            for path in self._results:
                found = find(path, page)
                key = path.rpartition('.')[2]
                if isinstance(found, list):
                    full.setdefault(key, []).extend(found)
                elif found is not None:
                    full.setdefault(key, found)
        return full

    def search(self, expression):
        import jmespath

        for page in self:
            found = jmespath.search(expression, page)
            if isinstance(found, list):
                yield from found
            else:
                yield found
