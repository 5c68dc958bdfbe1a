// The C and C++ parsers of the benchmarks, each reading the same documents to the same typed values.
// Built by the benchmark run with: c++ -O3 -march=native -shared; see NativeBuild.cs.
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <expat.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <pugixml.hpp>
#include <rapidxml/rapidxml.hpp>

namespace {

using std::string;
using std::string_view;

enum class Kind { info, cpu, memory, volume, vswitch, network, disk, config };

struct Item {
    Kind kind;
    char unit = 0;
    uint8_t has = 0;
    string text[4];
    uint64_t number[3] = {};
    std::vector<string> options;
};

struct Object {
    string domain;
    std::vector<Item> items;
};

struct Message {
    string action;
    std::vector<Object> objects;

    Object& current() {
        if (objects.empty()) objects.emplace_back();
        return objects.back();
    }
};

string_view local(string_view name) {
    size_t colon = name.find(':');
    return colon == string_view::npos ? name : name.substr(colon + 1);
}

Kind kind_of(string_view name) {
    if (name == "ldom_info") return Kind::info;
    if (name == "cpu") return Kind::cpu;
    if (name == "memory") return Kind::memory;
    if (name == "vds_volume") return Kind::volume;
    if (name == "vsw") return Kind::vswitch;
    if (name == "network") return Kind::network;
    if (name == "disk") return Kind::disk;
    return Kind::config;
}

void set_number(Item& item, int index, string_view text, int base = 10) {
    std::from_chars(text.data(), text.data() + text.size(), item.number[index], base);
    item.has |= 1 << index;
}

void set_mac(Item& item, string_view text) {
    uint64_t value = 0;
    for (char c : text) {
        if (c == ':') continue;
        value = value << 4 | (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    item.number[0] = value;
    item.has |= 1;
}

void set(Item& item, string_view key, string_view value) {
    switch (item.kind) {
        case Kind::info:
            if (key == "Address") set_mac(item, value);
            else if (key == "state") item.text[0] = value;
            else if (key == "hostid") set_number(item, 1, value, 16);
            else if (key == "failure-policy") item.text[1] = value;
            else if (key == "progress") set_number(item, 2, value);
            else if (key == "status") item.text[2] = value;
            else if (key == "source") item.text[3] = value;
            break;
        case Kind::cpu:
            set_number(item, 0, value);
            break;
        case Kind::memory:
            set_number(item, 0, value);
            item.unit = value.back();
            break;
        case Kind::volume:
            if (key == "vol_name") item.text[0] = value;
            else if (key == "service_name") item.text[1] = value;
            else if (key == "block_dev") item.text[2] = value;
            else if (key == "vol_opts") {
                for (size_t at = 0; at <= value.size();) {
                    size_t end = value.find(',', at);
                    if (end == string_view::npos) end = value.size();
                    item.options.emplace_back(value.substr(at, end - at));
                    at = end + 1;
                }
            }
            break;
        case Kind::vswitch:
            if (key == "Address") set_mac(item, value);
            else if (key == "service_name") item.text[0] = value;
            else if (key == "dev_path") item.text[1] = value;
            else if (key == "mtu") set_number(item, 1, value);
            else if (key == "id") set_number(item, 2, value);
            break;
        case Kind::network:
            if (key == "Address") set_mac(item, value);
            else if (key == "vnet_name") item.text[0] = value;
            else if (key == "service_name") item.text[1] = value;
            break;
        case Kind::disk:
            if (key == "vdisk_name") item.text[0] = value;
            else if (key == "service_name") item.text[1] = value;
            else if (key == "vol_name") item.text[2] = value;
            else if (key == "timeout") set_number(item, 0, value);
            break;
        case Kind::config:
            if (key == "spconfig_name") item.text[0] = value;
            else if (key == "spconfig_status") item.text[1] = value;
            break;
    }
}

// ------------------------------------------------------------------------------------------------ answers

string number(const Item& item, int index, const char* format = "%llu") {
    if (!(item.has & 1 << index)) return "";
    char buffer[32];
    snprintf(buffer, sizeof buffer, format, static_cast<unsigned long long>(item.number[index]));
    return buffer;
}

string answer(const Item& i) {
    switch (i.kind) {
        case Kind::info:
            return ";info," + number(i, 0, "%llx") + "," + i.text[0] + "," + number(i, 1, "%llx") + "," + i.text[1]
                + "," + number(i, 2) + "," + i.text[2] + "," + i.text[3];
        case Kind::cpu: return ";cpu," + number(i, 0);
        case Kind::memory: return ";memory," + number(i, 0) + string(1, i.unit);
        case Kind::volume: {
            string text = ";volume," + i.text[0] + "," + i.text[1] + "," + i.text[2] + ",";
            for (size_t n = 0; n < i.options.size(); n++) text += (n ? " " : "") + i.options[n];
            return text;
        }
        case Kind::vswitch:
            return ";switch," + number(i, 0, "%llx") + "," + i.text[0] + "," + i.text[1] + "," + number(i, 1) + ","
                + number(i, 2);
        case Kind::network: return ";network," + number(i, 0, "%llx") + "," + i.text[0] + "," + i.text[1];
        case Kind::disk: return ";disk," + i.text[0] + "," + i.text[1] + "," + i.text[2] + "," + number(i, 0);
        default: return ";config," + i.text[0] + "," + i.text[1];
    }
}

// ------------------------------------------------------------------------------------------------ pugixml

template <class F>
void pugi_items(const pugi::xml_node& parent, F add) {
    for (pugi::xml_node section : parent.children("Section"))
        for (pugi::xml_node node : section.children("Item")) add(node);
}

void pugi_object(const pugi::xml_node& parent, Message& message) {
    pugi_items(parent, [&](const pugi::xml_node& node) {
        Item* item = nullptr;
        for (pugi::xml_node part : node.children()) {
            string_view name = local(part.name());
            if (name == "OtherResourceType") {
                std::vector<Item>& items = message.current().items;
                items.push_back(Item{kind_of(part.child_value())});
                item = &items.back();
            } else {
                pugi::xml_attribute key = part.attribute("key");
                set(*item, key ? string_view(key.value()) : name, part.child_value());
            }
        }
    });
}

Message* pugi_read(const char* text, size_t length) {
    static thread_local std::vector<char> buffer;
    buffer.assign(text, text + length);
    pugi::xml_document document;
    if (!document.load_buffer_inplace(buffer.data(), length)) return nullptr;
    Message* message = new Message;
    pugi::xml_node command = document.document_element().child("cmd");
    message->action = command.child_value("action");
    pugi::xml_node envelope = command.child("data").child("Envelope");
    for (pugi::xml_node content : envelope.children("Content")) {
        message->objects.emplace_back();
        for (pugi::xml_attribute attribute : content.attributes())
            if (local(attribute.name()) == "id") message->objects.back().domain = attribute.value();
        pugi_object(content, *message);
    }
    pugi_object(envelope, *message);
    return message;
}

// ------------------------------------------------------------------------------------------------ rapidxml

using RapidNode = rapidxml::xml_node<char>;

void rapid_object(const RapidNode* parent, Message& message) {
    for (RapidNode* section = parent->first_node("Section"); section; section = section->next_sibling("Section"))
        for (RapidNode* node = section->first_node("Item"); node; node = node->next_sibling("Item")) {
            Item* item = nullptr;
            for (RapidNode* part = node->first_node(); part; part = part->next_sibling()) {
                string_view name = local(string_view(part->name(), part->name_size()));
                string_view value(part->value(), part->value_size());
                if (name == "OtherResourceType") {
                    std::vector<Item>& items = message.current().items;
                    items.push_back(Item{kind_of(value)});
                    item = &items.back();
                } else {
                    auto* key = part->first_attribute("key");
                    set(*item, key ? string_view(key->value(), key->value_size()) : name, value);
                }
            }
        }
}

Message* rapid_read(const char* text, size_t length) {
    static thread_local std::vector<char> buffer;
    buffer.assign(text, text + length);
    buffer.push_back('\0');
    rapidxml::xml_document<char> document;
    try {
        document.parse<rapidxml::parse_validate_closing_tags>(buffer.data());
    } catch (const rapidxml::parse_error&) {
        return nullptr;
    }
    Message* message = new Message;
    RapidNode* command = document.first_node()->first_node("cmd");
    message->action = command->first_node("action")->value();
    RapidNode* envelope = command->first_node("data")->first_node("Envelope");
    for (RapidNode* content = envelope->first_node("Content"); content; content = content->next_sibling("Content")) {
        message->objects.emplace_back();
        for (auto* a = content->first_attribute(); a; a = a->next_attribute())
            if (local(string_view(a->name(), a->name_size())) == "id")
                message->objects.back().domain = string_view(a->value(), a->value_size());
        rapid_object(content, *message);
    }
    rapid_object(envelope, *message);
    return message;
}

// ------------------------------------------------------------------------------------------------ libxml2

string_view xml_local(const xmlNode* node) { return reinterpret_cast<const char*>(node->name); }

string_view xml_text(const xmlNode* node) {
    const xmlNode* text = node->children;
    return text && text->content ? string_view(reinterpret_cast<const char*>(text->content)) : string_view();
}

string_view xml_attribute(const xmlNode* node, string_view name) {
    for (const xmlAttr* a = node->properties; a; a = a->next)
        if (name == reinterpret_cast<const char*>(a->name) && a->children)
            return reinterpret_cast<const char*>(a->children->content);
    return {};
}

void xml_walk(const xmlNode* parent, Message& message) {
    for (const xmlNode* node = parent->children; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        string_view name = xml_local(node);
        if (name == "action") {
            message.action = xml_text(node);
        } else if (name == "Item") {
            Item* item = nullptr;
            for (const xmlNode* part = node->children; part; part = part->next) {
                if (part->type != XML_ELEMENT_NODE) continue;
                if (xml_local(part) == "OtherResourceType") {
                    std::vector<Item>& items = message.current().items;
                    items.push_back(Item{kind_of(xml_text(part))});
                    item = &items.back();
                } else {
                    string_view key = xml_attribute(part, "key");
                    set(*item, key.empty() ? xml_local(part) : key, xml_text(part));
                }
            }
        } else {
            if (name == "Content") {
                message.objects.emplace_back();
                message.objects.back().domain = xml_attribute(node, "id");
            }
            xml_walk(node, message);
        }
    }
}

Message* libxml2_read(const char* text, size_t length) {
    xmlDoc* document = xmlReadMemory(text, static_cast<int>(length), "", nullptr, XML_PARSE_NONET);
    if (!document) return nullptr;
    Message* message = new Message;
    xml_walk(xmlDocGetRootElement(document), *message);
    xmlFreeDoc(document);
    return message;
}

// ------------------------------------------------------------------------------------------------ expat

struct ExpatRun {
    Message* message = new Message;
    Item* item = nullptr;
    bool in_item = false;
    bool wants_text = false;
    string key;
    string text;
};

void XMLCALL expat_start(void* data, const char* name, const char** attributes) {
    ExpatRun& run = *static_cast<ExpatRun*>(data);
    string_view element = local(name);
    run.text.clear();
    run.wants_text = run.in_item || element == "action";
    if (run.in_item) {
        run.key = element;
        for (; *attributes; attributes += 2)
            if (string_view(*attributes) == "key") run.key = attributes[1];
    } else if (element == "Item") {
        run.in_item = true;
    } else if (element == "Content") {
        run.message->objects.emplace_back();
        for (; *attributes; attributes += 2)
            if (local(*attributes) == "id") run.message->objects.back().domain = attributes[1];
    }
}

void XMLCALL expat_end(void* data, const char* name) {
    ExpatRun& run = *static_cast<ExpatRun*>(data);
    string_view element = local(name);
    run.wants_text = false;
    if (element == "Item") {
        run.in_item = false;
    } else if (element == "action") {
        run.message->action = run.text;
    } else if (run.in_item) {
        if (element == "OtherResourceType") {
            std::vector<Item>& items = run.message->current().items;
            items.push_back(Item{kind_of(run.text)});
            run.item = &items.back();
        } else {
            set(*run.item, run.key, run.text);
        }
    }
}

void XMLCALL expat_text(void* data, const char* text, int length) {
    ExpatRun& run = *static_cast<ExpatRun*>(data);
    if (run.wants_text) run.text.append(text, length);
}

Message* expat_read(const char* text, size_t length) {
    static thread_local XML_Parser parser = XML_ParserCreate("UTF-8");
    XML_ParserReset(parser, "UTF-8");
    ExpatRun run;
    XML_SetUserData(parser, &run);
    XML_SetElementHandler(parser, expat_start, expat_end);
    XML_SetCharacterDataHandler(parser, expat_text);
    if (XML_Parse(parser, text, static_cast<int>(length), 1) == XML_STATUS_OK) return run.message;
    delete run.message;
    return nullptr;
}

}  // namespace

extern "C" {

void* bench_pugixml(const char* text, size_t length) { return pugi_read(text, length); }
void* bench_rapidxml(const char* text, size_t length) { return rapid_read(text, length); }
void* bench_libxml2(const char* text, size_t length) { return libxml2_read(text, length); }
void* bench_expat(const char* text, size_t length) { return expat_read(text, length); }

void bench_free(void* message) { delete static_cast<Message*>(message); }

size_t bench_answer(const void* handle, char* buffer, size_t size) {
    const Message& message = *static_cast<const Message*>(handle);
    string text = message.action;
    for (const Object& object : message.objects) {
        text += "|" + object.domain;
        for (const Item& item : object.items) text += answer(item);
    }
    if (text.size() <= size) memcpy(buffer, text.data(), text.size());
    return text.size();
}

}
