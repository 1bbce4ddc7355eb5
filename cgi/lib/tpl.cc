/*
 * tpl: ctemplate reads our views through the class Reader; nothing is copied into
 * its own dictionaries.  This is the one C++ file.
 */
extern "C" {
#include "tpl.h"
#include "view.h"
}

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary_interface.h>
#include <ctemplate/template_emitter.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <unordered_map>

namespace fs = std::filesystem;
using ctemplate::TemplateDictionaryInterface;
using ctemplate::TemplateString;

namespace {

const char first_line[] = "{{%AUTOESCAPE context=\"HTML\"}}";
const auto strip = ctemplate::STRIP_BLANK_LINES;

/* Every template below a folder, by its path there, with its time of change. */
using Files = std::map<std::string, fs::file_time_type>;

struct Templates {
	fs::path                                     dir;
	Files                                        files;
	std::unordered_map<std::string, std::string> partials; /* PERSON_ROW: its file */
	ctemplate::TemplateCache                     cache;
};

std::unique_ptr<Templates> templates;

/* What all readers of one page have in common. */
struct Filling {
	const char *layout;
	const char *page;
	char       *missing;
	size_t      size;
};

/* ctemplate's names point into the template's text and have no NUL. */
struct Name {
	char text[64];

	explicit Name(const TemplateString &s)
	{
		size_t n = std::min(s.size(), sizeof(text) - 1);

		memcpy(text, s.data(), n);
		text[n] = '\0';
	}
};

/* A view as ctemplate wants to see it, in one template file. */
class Reader : public TemplateDictionaryInterface {
public:
	Reader(const Filling &filling, const char *file, const struct view *v)
	    : filling_(filling), file_(file), view_(v)
	{
	}

	Reader(const Reader &r)
	    : TemplateDictionaryInterface(), filling_(r.filling_), file_(r.file_),
	      view_(r.view_)
	{
	}

	TemplateString
	GetValue(const TemplateString &variable) const override
	{
		const Name  name(variable);
		const char *value = view_find(view_, name.text);

		if (!value && filling_.size > 0 && !filling_.missing[0])
			snprintf(filling_.missing, filling_.size, "%s wants {{%s}}", file_,
			    name.text);
		return value ? value : "";
	}

	bool
	IsHiddenSection(const TemplateString &name) const override
	{
		return !view_rows(view_, Name(name).text);
	}

	bool
	IsUnhiddenSection(const TemplateString &name) const override
	{
		return !IsHiddenSection(name);
	}

	bool
	IsHiddenTemplate(const TemplateString &name) const override
	{
		return !included(name);
	}

	const char *
	GetIncludeTemplateName(const TemplateString &name, int) const override
	{
		return included(name);
	}

	Iterator *CreateSectionIterator(const TemplateString &name) const override;
	Iterator *CreateTemplateIterator(const TemplateString &name) const override;

	void
	DumpToString(std::string *out, int) const override
	{
		*out += file_;
	}

private:
	class Rows;

	/* Only the layout may say {{>PAGE}}, so that no page holds itself. */
	const char *
	included(const TemplateString &s) const
	{
		const std::string name(s.data(), s.size());
		const auto        partial = templates->partials.find(name);

		if (name == "PAGE")
			return file_ == filling_.layout ? filling_.page : nullptr;
		return partial == templates->partials.end() ? nullptr
							    : partial->second.c_str();
	}

	const Filling     &filling_;
	const char        *file_;
	const struct view *view_;
};

/* Views one after the other, through one reader. */
class Reader::Rows : public TemplateDictionaryInterface::Iterator {
public:
	Rows(const Reader &first, bool more) : reader_(first), next_(first.view_), more_(more)
	{
	}

	bool
	HasNext() const override
	{
		return next_ != nullptr;
	}

	const TemplateDictionaryInterface &
	Next() override
	{
		reader_.view_ = next_;
		next_ = more_ ? view_next(next_) : nullptr;
		return reader_;
	}

private:
	Reader             reader_;
	const struct view *next_;
	bool               more_;
};

TemplateDictionaryInterface::Iterator *
Reader::CreateSectionIterator(const TemplateString &name) const
{
	return new Rows({ filling_, file_, view_rows(view_, Name(name).text) }, true);
}

/* The same view once more, but the included file is now the one to name. */
TemplateDictionaryInterface::Iterator *
Reader::CreateTemplateIterator(const TemplateString &name) const
{
	return new Rows({ filling_, included(name), view_ }, false);
}

class Writer : public ctemplate::ExpandEmitter {
public:
	Writer(tpl_write *write, void *to) : write_(write), to_(to)
	{
	}

	void
	Emit(char c) override
	{
		write_(to_, &c, 1);
	}

	void
	Emit(const std::string &s) override
	{
		write_(to_, s.data(), s.size());
	}

	void
	Emit(const char *s) override
	{
		write_(to_, s, strlen(s));
	}

	void
	Emit(const char *s, size_t n) override
	{
		write_(to_, s, n);
	}

private:
	tpl_write *write_;
	void      *to_;
};

bool
refuse(const fs::path &file, const std::string &why)
{
	fprintf(stderr, "%s: %s\n", file.c_str(), why.c_str());
	return false;
}

Files
list(const fs::path &dir)
{
	Files files;

	for (const auto &entry : fs::recursive_directory_iterator(dir))
		if (entry.path().extension() == ".html")
			files[fs::relative(entry.path(), dir)] = entry.last_write_time();
	return files;
}

/* partials/person_row.html is included as PERSON_ROW. */
std::string
partial_name(const fs::path &file)
{
	std::string name;

	if (file.parent_path() == "partials")
		for (char c : file.stem().string())
			name += static_cast<char>(toupper(static_cast<unsigned char>(c)));
	return name;
}

/* Without its first line a template escapes nothing, also as a partial. */
bool
check_text(const Templates &t, const std::string &file)
{
	const fs::path    path = t.dir / file;
	std::stringstream content;
	std::string       text, name;
	size_t            at, end;

	content << std::ifstream(path).rdbuf();
	text = content.str();
	if (text.compare(0, sizeof(first_line) - 1, first_line) != 0)
		return refuse(path, std::string("does not begin with ") + first_line);

	for (at = 0; (at = text.find("{{>", at)) != std::string::npos; at = end) {
		end = text.find_first_of(":}", at);
		if (end == std::string::npos)
			break;
		name = text.substr(at + 3, end - at - 3);
		if (name != "PAGE" && !t.partials.count(name))
			return refuse(path, "there is no template for {{>" + name + "}}");
	}
	return true;
}

/* A null pointer for a folder that cannot be used. */
std::unique_ptr<Templates>
load(const fs::path &dir)
{
	auto        t = std::make_unique<Templates>();
	std::string name;

	t->dir = dir;
	t->files = list(dir);
	t->cache.SetTemplateRootDirectory(dir);
	for (const auto &file : t->files) {
		name = partial_name(file.first);
		if (!name.empty())
			t->partials[name] = file.first;
	}
	for (const auto &file : t->files) {
		if (!check_text(*t, file.first))
			return nullptr;
		if (!t->cache.LoadTemplate(file.first, strip)) {
			refuse(dir / file.first, "does not parse");
			return nullptr;
		}
	}
	/* From here on nothing is read from disk: the workers cannot see it. */
	t->cache.Freeze();
	return t;
}

} // namespace

bool
tpl_open(const char *dir)
try {
	templates = load(dir);
	return templates != nullptr;
} catch (const std::exception &e) {
	return refuse(dir, e.what());
}

void
tpl_close(void)
{
	templates.reset();
}

/* A folder that cannot be used just now leaves the templates as they were. */
void
tpl_reload(void)
try {
	if (templates && list(templates->dir) != templates->files)
		if (auto fresh = load(templates->dir))
			templates = std::move(fresh);
} catch (const std::exception &e) {
	refuse(templates->dir, e.what());
}

bool
tpl_has(const char *page)
{
	return templates && templates->files.count(page) > 0;
}

bool
tpl_fill(const char *layout, const char *page, const struct view *v, tpl_write *write,
    void *to, char *missing, size_t n)
{
	const Filling            filling = { layout, page, missing, n };
	const Reader             reader(filling, layout, v);
	Writer                   writer(write, to);
	ctemplate::PerExpandData plain;

	if (n > 0)
		missing[0] = '\0';
	return tpl_has(layout) && tpl_has(page) &&
	    templates->cache.ExpandNoLoad(layout, strip, &reader, &plain, &writer);
}
