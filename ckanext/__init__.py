# The namespace stub every CKAN extension shares; the fallback serves environments without pkg_resources.
try:
    import pkg_resources

    pkg_resources.declare_namespace(__name__)
except ImportError:
    import pkgutil

    __path__ = pkgutil.extend_path(__path__, __name__)
