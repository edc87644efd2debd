import pytest

pytest.register_assert_rewrite("copydesk.testing")
